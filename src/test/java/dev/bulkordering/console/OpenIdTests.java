package dev.bulkordering.console;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.job.RunStatus;
import dev.bulkordering.testing.OpenIdProvider;
import dev.bulkordering.testing.OpenIdProvider.Token;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/**
 * Signing in with a company's own accounts, in a real browser, at a provider of its own.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenIdTests {

	private static final String OPENID = "bulk-ordering.console.openid.";

	@TempDir
	static Path directory;

	private static OpenIdProvider provider;

	private static ConsoleSite site;

	private static String cards;

	private static String secret;

	@BeforeAll
	static void open() {
		provider = new OpenIdProvider()
			.person("olga", Map.of("preferred_username", "Olga@Example.com", "realm", Map.of("groups", List.of("ops"))))
			.person("asha",
					Map.of("preferred_username", "asha@example.com", "realm",
							Map.of("groups", List.of("/finance team", "elsewhere"))))
			.person("nobody", Map.of("preferred_username", "ben@example.com", "realm", Map.of("groups", "elsewhere")))
			.person("pretender", Map.of("preferred_username", "admin", "realm", Map.of("groups", List.of("ops"))))
			.person("nameless", Map.of("realm", Map.of("groups", List.of("ops"))));
		site = new ConsoleSite(directory, OPENID + "issuer=" + provider.issuer(),
				OPENID + "client-id=" + OpenIdProvider.CLIENT, OPENID + "client-secret=" + OpenIdProvider.SECRET,
				OPENID + "label=Example Ltd", OPENID + "roles-claim=realm.groups", OPENID + "roles.ops=operator",
				OPENID + "roles[/finance team]=finance,operator", OPENID + "jobs[/finance team]=cards",
				"server.forward-headers-strategy=native");
		site.workplace().job("cards", TrialProvider.BUDGETREE.job()).job("secret", TrialProvider.BUDGETREE.job());
		cards = number("cards");
		secret = number("secret");
	}

	private static String number(String job) {
		return String.valueOf(site.workplace()
			.run(job, site.workplace().sheet(job + ".csv", TrialProvider.BUDGETREE.sheet(1, 0, new Random(1))))
			.executionId());
	}

	@AfterAll
	static void close() {
		site.close();
		provider.close();
	}

	@Test
	@Order(1)
	void signsInWhoHasARoleOnceTheProviderAnswersAndNobodyWithATokenThatIsNotGood() {
		Page page = site.page(1280);
		page.navigate(site.url("/signin"));
		ConsoleSite.show(page, "signin-openid-1280");
		begin(page);
		assertThat(alert(page)).containsText("Example Ltd cannot be reached");
		ConsoleSite.show(page, "signin-openid-unreachable-1280");

		provider.start();
		for (Token bad : List.of(Token.FORGED, Token.OTHER_ISSUER, Token.OTHER_CLIENT, Token.EXPIRED,
				Token.OTHER_NONCE)) {
			provider.issue(bad);
			signIn(page, "olga");
			assertThat(alert(page)).containsText("did not work");
			page.navigate(site.url("/executions"));
			assertThat(page).hasURL(site.url("/signin"));
		}
		provider.issue(Token.GOOD);
		signIn(page, "nobody");
		assertThat(alert(page)).containsText("none of your groups has a role here");
		ConsoleSite.show(page, "signin-openid-no-role-1280");
		signIn(page, "pretender");
		assertThat(alert(page)).containsText("another person is called as you are");
		signIn(page, "nameless");
		assertThat(alert(page)).containsText("tells no name");
		page.navigate(site.url("/signin/openid?code=x&state=y"));
		assertThat(alert(page)).containsText("did not work");

		String before = cookie(page);
		page.navigate(site.url("/held"));
		begin(page);
		link(page, "olga").click();
		assertThat(page).hasURL(Pattern.compile(".*/held.*"));
		assertThat(cookie(page)).as("a session of one's own").isNotEqualTo(before);
		assertThat(page.locator("form.signout")).containsText("olga@example.com");
		page.navigate(site.url("/executions"));
		assertThat(page.locator("tbody tr")).hasCount(2);
		assertThat(link(page, "Sheets")).hasCount(0);
		page.locator("form.signout button").click();
		assertThat(page).hasURL(site.url("/signin?out"));
		assertThat(provider.signedOut()).containsExactly("olga");
		page.navigate(site.url("/executions"));
		assertThat(page).hasURL(site.url("/signin"));

		Page own = site.signedIn(Role.VIEWER, 1280);
		own.locator("form.signout button").click();
		assertThat(own).hasURL(site.url("/signin?out"));
		assertThat(provider.signedOut()).containsExactly("olga");
	}

	@Test
	void letsAPersonWorkOnTheJobsGrantedAndShowsNothingOfOthers() {
		provider.start();
		Page page = site.page(1280);
		signIn(page, "asha");
		page.navigate(site.url("/executions"));
		assertThat(page.locator("tbody tr")).hasCount(1);
		assertThat(page.getByLabel("Job").locator("option")).hasText(new String[] { "all", "cards" });
		page.navigate(site.url("/executions?job=secret"));
		assertThat(page.locator("#content")).containsText("No execution is like that");
		page.navigate(site.url("/sheets?all=true"));
		assertThat(page.locator("tbody tr")).hasCount(1);
		assertThat(status(page, "GET", "/executions/" + cards)).isEqualTo(200);
		for (String path : List.of("/executions/" + secret, "/executions/" + secret + "/live", "/sheets/runs/" + secret,
				"/executions/4711")) {
			assertThat(status(page, "GET", path)).as(path).isEqualTo(404);
		}
		for (String what : List.of("restart", "stop", "abandon")) {
			assertThat(status(page, "POST", "/executions/" + secret + "/" + what)).as(what).isEqualTo(404);
		}
		for (String what : List.of("run", "pause", "resume")) {
			assertThat(status(page, "POST", "/schedules/secret/" + what)).as(what).isEqualTo(404);
		}
		// it tells of all jobs
		assertThat(status(page, "GET", "/audit")).isEqualTo(404);
		assertThat(status(page, "GET", "/audit/export")).isEqualTo(404);
		assertThat(page.getByText("Audit trail")).hasCount(0);
		assertThat(site.workplace().operations().execution(Long.parseLong(secret)).report().status())
			.isEqualTo(RunStatus.COMPLETED);

		page.navigate(site.url("/sheets"));
		page.getByLabel("Sheet")
			.setInputFiles(new FilePayload("own.csv", "text/csv",
					String.join("\n", TrialProvider.BUDGETREE.sheet(1, 0, new Random(2)))
						.getBytes(StandardCharsets.UTF_8)));
		ConsoleSite.button(page, "Upload and check").click();
		page.onceDialog((dialog) -> dialog.accept());
		ConsoleSite.button(page, "Place").click();
		assertThat(page).hasURL(Pattern.compile(".*/sheets/runs/\\d+"));
		assertThat(page.locator("#live")).containsText("asha@example.com@console");
	}

	@Test
	void sendsTheSessionsCookieOverTlsAloneWhereAProxySaysThatThereIsTls() throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(site.url("/signin")));
		HttpClient client = HttpClient.newHttpClient();
		assertThat(cookieOf(client.send(request.build(), BodyHandlers.discarding())))
			.contains("HttpOnly", "SameSite=Lax")
			.doesNotContain("Secure");
		HttpResponse<Void> secure = client.send(request.header("X-Forwarded-Proto", "https").build(),
				BodyHandlers.discarding());
		assertThat(cookieOf(secure)).contains("HttpOnly", "SameSite=Lax", "Secure");
		assertThat(secure.headers().firstValue("strict-transport-security")).isPresent();
	}

	@Test
	void refusesSettingsThatCannotBeAtTheStart(@TempDir Path elsewhere) {
		try (TestDatabase database = TestDatabase.inMemory();
				Workplace workplace = new Workplace(elsewhere, database, OPENID + "issuer=" + provider.issuer(),
						OPENID + "client-id=x", OPENID + "client-secret=x")) {
			assertThatException().isThrownBy(workplace::serve)
				.havingRootCause()
				.withMessageContaining(OPENID + "roles: has no value");
		}
	}

	private static String cookieOf(HttpResponse<?> response) {
		return response.headers().firstValue("set-cookie").orElseThrow();
	}

	private static Object status(Page page, String method, String path) {
		return page.evaluate(
				"""
						async ([method, path]) => {
							const form = new URLSearchParams({reason: 'x', _csrf: document.querySelector('[name=_csrf]').value});
							return (await fetch(path, {method, body: method === 'POST' ? form : null})).status;
						}""",
				new Object[] { method, path });
	}

	private static void signIn(Page page, String person) {
		page.navigate(site.url("/signin"));
		begin(page);
		link(page, person).click();
	}

	private static void begin(Page page) {
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in with Example Ltd")).click();
	}

	private static Locator alert(Page page) {
		return page.getByRole(AriaRole.ALERT);
	}

	private static Locator link(Page page, String name) {
		return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static String cookie(Page page) {
		return page.context()
			.cookies()
			.stream()
			.filter((cookie) -> cookie.name.equals("JSESSIONID"))
			.findFirst()
			.orElseThrow().value;
	}

}
