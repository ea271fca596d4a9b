package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.bulkordering.testing.Browser;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** The console on a workplace, with people who use it in a real browser. */
final class ConsoleSite implements AutoCloseable {

	/** Everybody's password. */
	static final String PASSWORD = "correct horse battery";

	/** Pages that are narrower are those of a phone. */
	private static final int PHONE = 600;

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
		button(page, "Sign in").click();
	}

	/** A button by what is on it. */
	static Locator button(Page page, String name) {
		return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	/** What the page says on which a call without a form of its own ends. */
	static String answer(Page page, String path) {
		return (String) page.evaluate("""
				async (path) => {
					const token = document.querySelector('[name=_csrf]').value;
					return (await fetch(path, {method: 'POST', body: new URLSearchParams({_csrf: token})})).text();
				}""", path);
	}

	/** Makes sure that nothing sticks out of a narrow screen. */
	static void fitsTheScreen(Page page) {
		assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
			.as("nothing sticks out to the right")
			.isTrue();
	}

	/**
	 * Keeps a picture of a page, and checks that everybody can use it; as wide as a
	 * phone, in its dark colours.
	 */
	static void show(Page page, String name) {
		boolean phone = page.viewportSize().width < PHONE;
		page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(phone ? ColorScheme.DARK : ColorScheme.LIGHT));
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
