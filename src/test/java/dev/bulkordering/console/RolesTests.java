package dev.bulkordering.console;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.ServletContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

/** Every page and every call of the console, tried by every role and by nobody. */
class RolesTests {

	private static final Set<Role> LOOKING = Set.of(Role.OPERATOR, Role.VIEWER, Role.ADMIN);

	private static final Set<Role> SEEING_RUNS = Set.of(Role.OPERATOR, Role.VIEWER, Role.ADMIN, Role.APPROVER);

	private static final Set<Role> OPERATING = Set.of(Role.OPERATOR, Role.ADMIN);

	private static final Set<Role> UPLOADING = Set.of(Role.FINANCE, Role.ADMIN);

	private static final Set<Role> HAVING_CODES = Set.of(Role.CODES);

	/** Who may call what; whatever the console answers to has a line. */
	private static final Map<String, Set<Role>> MAY = new TreeMap<>(Map.ofEntries(entry("GET /", Set.of(Role.values())),
			entry("GET /executions", SEEING_RUNS), entry("GET /executions/{number}", SEEING_RUNS),
			entry("GET /executions/{number}/live", SEEING_RUNS), entry("POST /executions/{number}/restart", OPERATING),
			entry("POST /executions/{number}/stop", OPERATING), entry("POST /executions/{number}/abandon", OPERATING),
			entry("POST /executions/{number}/approve", Set.of(Role.APPROVER)),
			entry("POST /executions/{number}/decline", Set.of(Role.APPROVER)), entry("GET /held", LOOKING),
			entry("GET /schedules", LOOKING), entry("POST /schedules/{job}/run", OPERATING),
			entry("POST /schedules/{job}/pause", OPERATING), entry("POST /schedules/{job}/resume", OPERATING),
			entry("GET /audit", LOOKING), entry("GET /audit/export", LOOKING), entry("GET /providers", LOOKING),
			entry("GET /providers/{id}/balance", LOOKING), entry("POST /providers/{id}/pause", OPERATING),
			entry("POST /providers/{id}/resume", OPERATING), entry("POST /held", OPERATING),
			entry("GET /sheets", UPLOADING), entry("POST /sheets", UPLOADING), entry("GET /sheets/template", UPLOADING),
			entry("GET /sheets/{id}", UPLOADING), entry("GET /sheets/{id}/marked", UPLOADING),
			entry("GET /sheets/runs/{number}/rows/{row}", Set.of(Role.FINANCE, Role.ADMIN, Role.APPROVER)),
			entry("GET /sheets/runs/{number}/orders", UPLOADING),
			entry("GET /sheets/runs/{number}/corrected", UPLOADING),
			entry("POST /sheets/runs/{number}/stop", UPLOADING), entry("POST /sheets/{id}/place", UPLOADING),
			entry("GET /sheets/runs/{number}", UPLOADING), entry("GET /sheets/runs/{number}/live", UPLOADING),
			entry("GET /sheets/runs/{number}/result", UPLOADING), entry("POST /sheets/runs/{number}/place", UPLOADING),
			entry("GET /codes", HAVING_CODES), entry("GET /codes/{number}", HAVING_CODES),
			entry("POST /codes/{number}", HAVING_CODES), entry("GET /codes/{number}/{token}", HAVING_CODES),
			entry("POST /codes/{number}/{token}/page", HAVING_CODES),
			entry("POST /codes/{number}/{token}/workbook", HAVING_CODES)));

	/** Open to everybody: the way in, and what comes from providers. */
	private static final Set<String> OPEN = Set.of("GET /signin", "POST /webhooks/{provider}");

	private static final String PASSWORD = "correct horse battery";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	@TempDir
	static Path directory;

	private static TestDatabase database;

	private static Workplace workplace;

	private static String url;

	@BeforeAll
	static void open() {
		String hash = new BCryptPasswordEncoder(4).encode(PASSWORD);
		List<String> settings = new java.util.ArrayList<>();
		for (Role role : Role.values()) {
			String key = "bulk-ordering.console.users." + role.name().toLowerCase() + ".";
			settings.add(key + "password=" + hash);
			settings.add(key + "roles=" + role.name().toLowerCase());
		}
		database = TestDatabase.inMemory();
		workplace = new Workplace(directory, database, settings.toArray(String[]::new)).job("cards",
				TrialProvider.BUDGETREE.job());
		url = "http://localhost:" + workplace.serve();
		workplace.run("cards",
				workplace.sheet("cards.csv", TrialProvider.BUDGETREE.sheet(2, 0, new java.util.Random(1))));
	}

	@AfterAll
	static void close() {
		workplace.close();
		database.close();
	}

	@Test
	void hasALineForEverythingThatTheConsoleAnswersTo() {
		Set<String> answered = new TreeSet<>();
		workplace.ofServer("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.forEach((info, method) -> {
				if (method.getBeanType().getPackageName().startsWith("dev.bulkordering")) {
					for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
						info.getPatternValues().forEach((pattern) -> answered.add(verb + " " + pattern));
					}
				}
			});
		answered.removeAll(OPEN);
		answered.removeIf(ApiTests::isApi);
		assertThat(answered).isEqualTo(MAY.keySet());
	}

	@Test
	void letsEveryRoleDoWhatItMayAndNothingElse() throws Exception {
		for (Role role : Role.values()) {
			Person person = new Person().signIn(role.name().toLowerCase(), PASSWORD);
			for (Map.Entry<String, Set<Role>> one : MAY.entrySet()) {
				int status = person.call(one.getKey());
				if (one.getValue().contains(role)) {
					assertThat(status).as(role + " " + one.getKey()).isNotIn(401, 403, 500);
				}
				else {
					assertThat(status).as(role + " " + one.getKey()).isEqualTo(403);
				}
			}
			assertThat(person.call("GET /nothing/here")).as(role + " elsewhere").isEqualTo(403);
		}
	}

	@Test
	void sendsNobodyAnywhereButToTheSignIn() throws Exception {
		Person nobody = new Person();
		for (String call : MAY.keySet()) {
			HttpResponse<String> response = nobody.send(call, "");
			assertThat(response.statusCode()).as(call).isIn(302, 403);
			response.headers()
				.firstValue("location")
				.ifPresent((location) -> assertThat(location).as(call).endsWith("/signin"));
		}
	}

	@Test
	void refusesACallWithoutItsToken() throws Exception {
		Person operator = new Person().signIn("operator", PASSWORD);
		for (String call : MAY.keySet()) {
			if (call.startsWith("POST")) {
				assertThat(operator.send(call, "reason=x").statusCode()).as(call).isEqualTo(403);
			}
		}
	}

	@Test
	void sendsSecureHeaders() throws Exception {
		HttpResponse<String> response = new Person().send("GET /signin", "");
		assertThat(response.headers().firstValue("content-security-policy").orElse("")).contains("default-src 'none'")
			.contains("script-src 'self'")
			.contains("frame-ancestors 'none'")
			.doesNotContain("unsafe");
		assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
		assertThat(response.headers().firstValue("referrer-policy")).hasValue("same-origin");
		assertThat(response.headers().firstValue("set-cookie").orElse("")).contains("HttpOnly").contains("SameSite");
		assertThat(workplace.ofServer("servletContext", ServletContext.class).getSessionTimeout()).as("minutes")
			.isEqualTo(30);
	}

	@Test
	void letsNobodyGuessAPassword() throws Exception {
		for (int i = 0; i < SignInLimits.BY_NAME; i++) {
			assertThat(new Person().tryToSignIn("approver", "guess " + i)).endsWith("/signin?wrong");
		}
		assertThat(new Person().tryToSignIn("approver", PASSWORD)).endsWith("/signin?locked");
		assertThat(new Person().tryToSignIn("codes", PASSWORD)).endsWith("/");
	}

	@Test
	void givesEverybodyWhoSignsInASessionOfItsOwnThatEndsWithTheSignOut() throws Exception {
		Person viewer = new Person();
		viewer.send("GET /signin", "");
		String before = viewer.session();
		viewer.signIn("viewer", PASSWORD);
		String after = viewer.session();
		assertThat(after).isNotEqualTo(before);
		Person thief = new Person();
		thief.takes(before);
		assertThat(thief.send("GET /executions", "").headers().firstValue("location").orElse(""))
			.endsWith("/signin?expired");
		assertThat(viewer.call("POST /signout")).isEqualTo(302);
		thief.takes(after);
		assertThat(thief.send("GET /executions", "").headers().firstValue("location").orElse(""))
			.endsWith("/signin?expired");
	}

	/** Somebody with cookies, and the token of the last page. */
	private static final class Person {

		private final CookieManager cookies = new CookieManager();

		private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

		private String token = "";

		Person signIn(String name, String password) throws Exception {
			assertThat(tryToSignIn(name, password)).as("where %s lands", name).endsWith("/");
			send("GET /", "");
			return this;
		}

		String tryToSignIn(String name, String password) throws Exception {
			send("GET /signin", "");
			return send("POST /signin", "name=" + name + "&password=" + encoded(password) + "&_csrf=" + encoded(token))
				.headers()
				.firstValue("location")
				.orElseThrow();
		}

		String session() {
			return cookies.getCookieStore()
				.getCookies()
				.stream()
				.filter((cookie) -> cookie.getName().equals("JSESSIONID"))
				.map(HttpCookie::getValue)
				.findFirst()
				.orElseThrow();
		}

		void takes(String session) {
			HttpCookie cookie = new HttpCookie("JSESSIONID", session);
			cookie.setPath("/");
			cookie.setVersion(0);
			cookies.getCookieStore().removeAll();
			cookies.getCookieStore().add(URI.create(url), cookie);
		}

		int call(String call) throws Exception {
			if (token.isEmpty() || call.startsWith("POST")) {
				HttpResponse<String> page = send("GET /", "");
				page.headers().firstValue("location").ifPresent((next) -> get(next));
			}
			return send(call, "reason=x&decision=reject&reference=R&plan=x&_csrf=" + encoded(token)).statusCode();
		}

		private void get(String location) {
			try {
				send("GET " + URI.create(location).getPath(), "");
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		}

		HttpResponse<String> send(String call, String form) throws IOException, InterruptedException {
			String[] parts = call.split(" ");
			HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + parts[1].replaceAll("\\{\\w+}", "1")))
				.header("accept", "text/html");
			if (parts[0].equals("POST")) {
				request.header("content-type", "application/x-www-form-urlencoded")
					.POST(HttpRequest.BodyPublishers.ofString(form));
			}
			HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
			Matcher matcher = TOKEN.matcher(response.body());
			if (matcher.find()) {
				token = matcher.group(1);
			}
			return response;
		}

		private static String encoded(String text) {
			return URLEncoder.encode(text, StandardCharsets.UTF_8);
		}

	}

}
