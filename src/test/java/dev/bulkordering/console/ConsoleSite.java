package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.bulkordering.testing.Browser;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** The console on a workplace, with people who use it in a real browser. */
final class ConsoleSite implements AutoCloseable {

	/** Everybody's password. */
	static final String PASSWORD = "correct horse battery";

	private static final Path SCREENSHOTS = Path.of("target", "screenshots");

	private final TestDatabase database;

	private final Workplace workplace;

	private final Browser browser;

	private final int port;

	/**
	 * A site in an empty directory, with a person for each role who is called like it.
	 */
	ConsoleSite(Path directory, String... more) {
		String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
		List<String> settings = new ArrayList<>(List.of(more));
		for (Role role : Role.values()) {
			String key = "bulk-ordering.console.users." + name(role) + ".";
			settings.add(key + "password=" + hash);
			settings.add(key + "roles=" + name(role));
		}
		this.database = TestDatabase.h2();
		this.workplace = new Workplace(directory, database, settings.toArray(String[]::new));
		this.port = workplace.serve();
		this.browser = Browser.start();
	}

	private static String name(Role role) {
		return role.name().toLowerCase();
	}

	/** The workplace. */
	Workplace workplace() {
		return workplace;
	}

	/** The address of a page. */
	String url(String path) {
		return "http://localhost:" + port + path;
	}

	/** A page of nobody yet. */
	Page page(int width) {
		return browser.page(width);
	}

	/** The first page of a person who has signed in. */
	Page signedIn(Role role, int width) {
		Page page = page(width);
		page.navigate(url("/signin"));
		signIn(page, name(role), PASSWORD);
		return page;
	}

	/** Fills in the form. */
	static void signIn(Page page, String name, String password) {
		page.getByLabel("Name").fill(name);
		page.getByLabel("Password").fill(password);
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in")).click();
	}

	/** Keeps a picture of a page, and checks that everybody can use it. */
	static void show(Page page, String name) {
		page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
		assertThat(new AxeBuilder(page).analyze().getViolations()).extracting(Rule::toString)
			.as("what is in the way on %s", name)
			.isEmpty();
	}

	@Override
	public void close() {
		browser.close();
		workplace.close();
		database.close();
	}

}
