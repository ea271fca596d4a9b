package dev.bulkordering.console;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The REST interface over real HTTP, as a company's own portal calls it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ApiTests {

	private static final String BASE = "/api/v1";

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Set<Role> LOOKING = Set.of(Role.OPERATOR, Role.VIEWER, Role.ADMIN);

	private static final Set<Role> OPERATING = Set.of(Role.OPERATOR, Role.ADMIN);

	private static final Set<Role> UPLOADING = Set.of(Role.FINANCE, Role.ADMIN);

	private static final Set<Role> SEEING_RUNS = Set.of(Role.FINANCE, Role.OPERATOR, Role.VIEWER, Role.ADMIN,
			Role.APPROVER);

	/** Which calls are allowed to whom; whatever the interface answers to has a line. */
	private static final Map<String, Set<Role>> MAY = new TreeMap<>(Map.ofEntries(entry("GET /jobs", UPLOADING),
			entry("GET /jobs/{job}/template", UPLOADING), entry("POST /sheets", UPLOADING),
			entry("GET /sheets/{id}", UPLOADING), entry("POST /sheets/{id}/place", UPLOADING),
			entry("GET /executions", SEEING_RUNS), entry("GET /executions/{number}", SEEING_RUNS),
			entry("GET /executions/{number}/orders", SEEING_RUNS), entry("GET /executions/{number}/result", UPLOADING),
			entry("GET /executions/{number}/corrected", UPLOADING),
			entry("GET /executions/{number}/restart", Set.of(Role.OPERATOR, Role.VIEWER, Role.ADMIN, Role.APPROVER)),
			entry("POST /executions/{number}/restart", OPERATING), entry("POST /executions/{number}/stop", OPERATING),
			entry("POST /executions/{number}/abandon", OPERATING),
			entry("POST /executions/{number}/approve", Set.of(Role.APPROVER)),
			entry("POST /executions/{number}/decline", Set.of(Role.APPROVER)), entry("GET /orders", LOOKING),
			entry("POST /orders/{reference}/resolve", OPERATING), entry("GET /providers", LOOKING),
			entry("GET /audit", LOOKING)));

	@TempDir
	static Path directory;

	private static TestDatabase database;

	private static Workplace workplace;

	private static String url;

	@BeforeAll
	static void open() throws Exception {
		List<String> settings = new ArrayList<>(List.of("spring.servlet.multipart.max-file-size=64KB"));
		for (Role role : Role.values()) {
			String key = "bulk-ordering.console.tokens." + role.name().toLowerCase() + ".";
			settings.add(key + "hash=" + HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(token(role).getBytes(StandardCharsets.UTF_8))));
			settings.add(key + "roles=" + role.name().toLowerCase());
		}
		settings.add("bulk-ordering.console.tokens.finance.jobs=cards,large");
		database = TestDatabase.inMemory();
		workplace = new Workplace(directory, database, settings.toArray(String[]::new))
			.job("cards", TrialProvider.BUDGETREE.job())
			.job("secret", TrialProvider.BUDGETREE.job())
			.job("large", TrialProvider.BUDGETREE.job() + "approval-above: {INR: 0}\n");
		url = "http://localhost:" + workplace.serve() + BASE;
		workplace.run("secret", workplace.sheet("secret.csv", TrialProvider.BUDGETREE.sheet(2, 0, new Random(1))));
	}

	@AfterAll
	static void close() {
		workplace.close();
		database.close();
	}

	/** Whether a call of the console belongs to this interface. */
	static boolean isApi(String call) {
		return call.contains(" " + BASE + "/");
	}

	@Test
	@Order(1)
	void takesASheetPlacesItOnceAndGivesItsResult() throws Exception {
		assertThat(json(send(Role.FINANCE, "GET", "/jobs", null)).values()).extracting(JsonNode::stringValue)
			.containsExactly("cards", "large");
		HttpResponse<String> uploaded = upload(Role.FINANCE, "cards",
				TrialProvider.BUDGETREE.sheet(5, 1, new Random(2)));
		assertThat(uploaded.statusCode()).isEqualTo(201);
		JsonNode check = json(uploaded);
		assertThat(check.propertyNames()).containsExactly("job", "sheet", "status", "exitCode", "rows", "units",
				"orders", "value", "valueOrdered", "error", "startedAt", "endedAt", "issues", "ignoredRows");
		assertThat(check.at("/issues/0/value").stringValue()).isEqualTo("ten");
		String sheet = uploaded.headers().firstValue("location").orElseThrow().substring(BASE.length());
		assertThat(send(Role.FINANCE, "GET", sheet, null).statusCode()).isEqualTo(200);

		HttpResponse<String> placed = send(Role.FINANCE, "POST", sheet + "/place", "");
		assertThat(placed.statusCode()).as(placed.body()).isEqualTo(202);
		long number = json(placed).get("executionId").longValue();
		assertThat(placed.headers().firstValue("location")).hasValue(BASE + "/executions/" + number);
		JsonNode ended = ended(number);
		assertThat(ended.get("exitCode").intValue()).as(ended.toString()).isEqualTo(3);
		assertThat(ended.propertyNames()).startsWith("job", "sheet", "executionId", "status", "exitCode", "rows")
			.endsWith("endedAt", "steps", "failure", "planHash", "begunBy", "approval");
		assertThat(ended.get("begunBy").get(0).stringValue()).isEqualTo("finance@api");
		int bought = workplace.provider("budgetree").unitsBought();
		assertThat(json(send(Role.FINANCE, "POST", sheet + "/place", "")).get("executionId").longValue())
			.isEqualTo(number);
		assertThat(workplace.provider("budgetree").unitsBought()).isEqualTo(bought);
		problem(send(Role.FINANCE, "POST",
				upload(Role.FINANCE, "cards", TrialProvider.BUDGETREE.sheet(5, 1, new Random(2))).headers()
					.firstValue("location")
					.orElseThrow()
					.substring(BASE.length()) + "/place",
				""), 422, "was run before");

		assertThat(json(send(Role.FINANCE, "GET", "/executions", null)).values())
			.extracting((run) -> run.get("job").stringValue())
			.containsOnly("cards");
		assertThat(json(send(Role.FINANCE, "GET", "/executions/" + number + "/orders?state=PLACED", null)).size())
			.isEqualTo(5);
		assertThat(send(Role.FINANCE, "GET", "/executions/" + number + "/result", null).body())
			.contains("order_references");
		assertThat(send(Role.FINANCE, "GET", "/jobs/cards/template?format=csv", null).body()).contains("sku");
		problem(send(Role.FINANCE, "GET", "/executions/1", null), 404, "nothing that this token may see");
		problem(upload(Role.FINANCE, "secret", List.of("sku")), 404, "");
	}

	@Test
	@Order(2)
	void respectsThatASecondPersonHasToApprove() throws Exception {
		String sheet = upload(Role.FINANCE, "large", TrialProvider.BUDGETREE.sheet(3, 0, new Random(3))).headers()
			.firstValue("location")
			.orElseThrow()
			.substring(BASE.length());
		long number = json(send(Role.FINANCE, "POST", sheet + "/place", "")).get("executionId").longValue();
		JsonNode waiting = ended(number);
		assertThat(waiting.get("status").stringValue()).isEqualTo("WAITING_APPROVAL");
		String approval = "{\"plan\": \"" + waiting.get("planHash").stringValue() + "\", \"reason\": \"agreed\"}";
		problem(send(Role.FINANCE, "POST", "/executions/" + number + "/approve", approval), 403, "roles");
		problem(send(Role.APPROVER, "POST", "/executions/" + number + "/approve", "{\"plan\": \"x\"}"), 422,
				"under 'reason'");
		assertThat(json(send(Role.APPROVER, "POST", "/executions/" + number + "/approve", approval)).get("status")
			.stringValue()).isEqualTo("STOPPED");
		assertThat(json(send(Role.FINANCE, "POST", sheet + "/place", "")).get("executionId").longValue())
			.isGreaterThanOrEqualTo(number);
		await().atMost(PATIENCE).until(() -> ended(number).get("status").stringValue().equals("COMPLETED"));
		assertThat(json(send(Role.ADMIN, "GET", "/audit?action=APPROVE", null)).get(0).get("actor").stringValue())
			.isEqualTo("approver@api");
	}

	@Test
	@Order(3)
	void letsEveryRoleDoWhatItMayAndNothingElse() throws Exception {
		Set<String> answered = new TreeSet<>();
		workplace.ofServer("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
			.getHandlerMethods()
			.forEach((info, method) -> {
				for (RequestMethod verb : info.getMethodsCondition().getMethods()) {
					info.getPatternValues()
						.stream()
						.filter((pattern) -> method.getBeanType().getPackageName().startsWith("dev.bulkordering"))
						.map((pattern) -> verb + " " + pattern)
						.filter(ApiTests::isApi)
						.forEach((call) -> answered.add(call.replace(BASE, "")));
				}
			});
		assertThat(answered).isEqualTo(MAY.keySet());
		for (Map.Entry<String, Set<Role>> one : MAY.entrySet()) {
			String[] call = one.getKey().split(" ");
			String path = call[1].replaceAll("\\{\\w+}", "1");
			String body = call[0].equals("POST") ? "{\"reason\": \"x\", \"plan\": \"x\", \"decision\": \"reject\"}"
					: null;
			for (Role role : Role.values()) {
				HttpResponse<String> response = send(role, call[0], path, body);
				if (one.getValue().contains(role)) {
					assertThat(response.statusCode()).as(role + " " + one.getKey()).isNotIn(401, 403, 500);
				}
				else {
					problem(response, 403, "None of the token's roles allows this");
				}
			}
			problem(send(null, call[0], path, body), 401, "no token that is known");
		}
	}

	@Test
	@Order(4)
	void saysWhatIsWrongInAProblem() throws Exception {
		problem(send(Role.ADMIN, "GET", "/nothing/here", null), 404, "nothing at this address");
		HttpResponse<String> method = send(Role.ADMIN, "DELETE", "/executions", null);
		problem(method, 405, "DELETE cannot be done here; what can: GET");
		assertThat(method.headers().firstValue("allow")).hasValue("GET");
		problem(send(Role.ADMIN, "POST", "/sheets", "{}"), 415, "multipart/form-data");
		problem(upload(Role.ADMIN, "cards", List.of("x".repeat(100_000))), 413, "too large");
		problem(send(Role.ADMIN, "POST", "/executions/1/abandon", "{"), 400, "not readable as the JSON");
		problem(send(Role.ADMIN, "POST", "/executions/1/abandon", "{\"reason\": \" \"}"), 422, "under 'reason'");
		problem(send(Role.ADMIN, "POST", "/executions/1/abandon", "{\"reason\": \"x\"}"), 409, "is complete");
		problem(send(Role.ADMIN, "GET", "/orders?state=LOST", null), 400, "expected one of PLANNED");
		problem(send(Role.ADMIN, "GET", "/executions/x", null), 400, "'x' cannot be used as number");
		problem(send(Role.ADMIN, "GET", "/executions;x=1", null), 400, "holds characters");
		JdbcClient jdbc = JdbcClient.create(database.dataSource());
		jdbc.sql("alter table bo_audit rename to bo_lost").update();
		try {
			problem(send(Role.ADMIN, "GET", "/audit", null), 500, "no one foresaw");
		}
		finally {
			jdbc.sql("alter table bo_lost rename to bo_audit").update();
		}
	}

	@Test
	@Order(5)
	void describesItself() throws Exception {
		problem(send(null, "GET", "/openapi", null), 401, "");
		HttpResponse<String> description = send(Role.CODES, "GET", "/openapi", null);
		assertThat(description.statusCode()).isEqualTo(200);
		SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(description.body());
		assertThat(parsed.getMessages()).isEmpty();
		Set<String> described = new TreeSet<>();
		parsed.getOpenAPI()
			.getPaths()
			.forEach((path, item) -> item.readOperationsMap()
				.keySet()
				.forEach((verb) -> described.add(verb + " " + path.replace(BASE, ""))));
		assertThat(described).isEqualTo(MAY.keySet());
		assertThat(json(description).at("/components/schemas/CheckJson/properties").propertyNames()).contains("issues");
		assertThat(json(description).at("/components/schemas/ExecutionJson/properties").propertyNames())
			.contains("status", "steps");
	}

	@Test
	@Order(6)
	void letsNobodyTryManyTokens() throws Exception {
		for (int i = 0; i < SignInLimits.BY_ADDRESS; i++) {
			problem(sent(request("GET", "/jobs", null).header("authorization", "Bearer guess" + i)), 401, "");
		}
		problem(sent(request("GET", "/jobs", null).header("authorization", "Bearer guess")), 429, "15 minutes");
		// who has one is not kept out by others
		assertThat(sent(request("GET", "/jobs", null).header("authorization", "Bearer " + token(Role.FINANCE)))
			.statusCode()).isEqualTo(200);
	}

	private static String token(Role role) {
		return "a long and random token of " + role;
	}

	private static JsonNode ended(long number) throws Exception {
		await().atMost(PATIENCE).until(() -> !one(number).get("status").stringValue().equals("RUNNING"));
		return one(number);
	}

	private static JsonNode one(long number) throws Exception {
		return json(send(Role.FINANCE, "GET", "/executions/" + number, null));
	}

	private static JsonNode json(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
		assertThat(response.headers().firstValue("set-cookie")).isEmpty();
		return JsonMapper.shared().readTree(response.body());
	}

	private static void problem(HttpResponse<String> response, int status, String sentence) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
		assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
		JsonNode problem = JsonMapper.shared().readTree(response.body());
		assertThat(problem.propertyNames()).containsExactly("type", "title", "status", "detail", "instance");
		assertThat(problem.get("status").intValue()).isEqualTo(status);
		assertThat(problem.get("detail").stringValue()).contains(sentence).hasSizeGreaterThan(20);
	}

	private static HttpResponse<String> send(@Nullable Role role, String method, String path, @Nullable String body)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = request(method, path, body);
		if (body != null) {
			request.header("content-type", "application/json");
		}
		if (role != null) {
			request.header("authorization", "Bearer " + token(role));
		}
		return sent(request);
	}

	private static HttpResponse<String> upload(Role role, String job, List<String> rows) throws Exception {
		String form = "--b\r\ncontent-disposition: form-data; name=\"job\"\r\n\r\n" + job
				+ "\r\n--b\r\ncontent-disposition: form-data; name=\"file\"; filename=\"sheet.csv\"\r\n\r\n"
				+ String.join("\n", rows) + "\n\r\n--b--\r\n";
		return sent(request("POST", "/sheets", form).header("content-type", "multipart/form-data; boundary=b")
			.header("authorization", "Bearer " + token(role)));
	}

	private static HttpRequest.Builder request(String method, String path, @Nullable String body) {
		return HttpRequest.newBuilder(URI.create(url + path))
			.method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
	}

	private static HttpResponse<String> sent(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
