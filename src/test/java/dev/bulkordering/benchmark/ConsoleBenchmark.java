package dev.bulkordering.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How long the console's pages take that have much to show: from a sheet's upload until
 * its check page is there, and the list of executions. Its name keeps it out of
 * {@code mvn verify}; run it by
 * {@code mvn test -Dtest=ConsoleBenchmark -Dbenchmark.rows=10000 -Dbenchmark.executions=1000}.
 */
class ConsoleBenchmark {

	private static final int ROUNDS = 11;

	private static final String PASSWORD = "correct horse battery";

	private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	@TempDir
	Path directory;

	private final HttpClient browser = HttpClient.newBuilder()
		.cookieHandler(new CookieManager())
		.followRedirects(HttpClient.Redirect.ALWAYS)
		.build();

	private TestDatabase database;

	private Workplace workplace;

	private String site;

	@BeforeEach
	void open() throws Exception {
		database = TestDatabase.h2();
		String admin = "bulk-ordering.console.users.admin.";
		workplace = new Workplace(directory, database,
				admin + "password=" + new BCryptPasswordEncoder(4).encode(PASSWORD), admin + "roles=admin")
			.job("large", "provider: gifthub\noptions: {wallet: EUR, product-type: range}\n");
		site = "http://localhost:" + workplace.serve();
		String form = "name=admin&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&_csrf="
				+ URLEncoder.encode(token(get("/signin")), StandardCharsets.UTF_8);
		send(HttpRequest.newBuilder(URI.create(site + "/signin"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form)));
	}

	@AfterEach
	void close() {
		workplace.close();
		database.close();
	}

	@Test
	void checksAnUploadedSheet() throws Exception {
		int rows = Integer.getInteger("benchmark.rows", 10_000);
		for (String type : List.of("csv", "xlsx")) {
			Path sheet = directory.resolve("large." + type);
			LargeSheet.write(sheet, rows);
			String token = token(get("/sheets"));
			measure("upload and check of %,d rows of %s".formatted(rows, type), () -> {
				String page = send(multipart(sheet, token));
				assertThat(page).contains("Check of large." + type);
				return page;
			});
		}
	}

	@Test
	void listsExecutions() throws Exception {
		workplace.run("large", workplace.sheet("one.csv", List.of("sku,price,quantity", "038-00-range,10,1")));
		int executions = Integer.getInteger("benchmark.executions", 1_000);
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		copy(jdbc, executions);
		assertThat(workplace.operations().recentRuns(executions + 1)).hasSize(executions + 1);
		measure("list of executions, with %,d of them".formatted(executions), () -> get("/executions"));
		measure("list of sheets, with %,d executions".formatted(executions), () -> get("/sheets"));
	}

	/** Makes as many runs more of one, each with an execution. */
	private static void copy(JdbcTemplate jdbc, int times) {
		String columns = jdbc.queryForList("""
				select column_name from information_schema.columns
				where lower(table_name) = 'bo_run' and lower(column_name) not in ('id', 'sheet_claim', 'rows_claim')
				""", String.class).stream().map((name) -> '"' + name + '"').collect(Collectors.joining(", "));
		jdbc.update("insert into bo_run (" + columns + ") select " + columns + " from bo_run, system_range(1, ?)",
				times);
		jdbc.update("""
				insert into bo_execution (id, run_id, status, exit_code, started_at, ended_at, started_by)
				select 1000 + id, id, status, exit_code, created_at, ended_at, 'admin@console' from bo_run
				where id not in (select run_id from bo_execution)
				""");
	}

	private static void measure(String what, Callable<String> work) throws Exception {
		List<Long> millis = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			long start = System.nanoTime();
			work.call();
			millis.add((System.nanoTime() - start) / 1_000_000);
		}
		long first = millis.remove(0);
		millis.sort(null);
		System.out.printf(Locale.ROOT, "%s: the first %,d ms; then %,d to %,d ms, median %,d ms%n", what, first,
				millis.get(0), millis.get(millis.size() - 1), millis.get(millis.size() / 2));
	}

	private HttpRequest.Builder multipart(Path sheet, String token) throws IOException {
		String boundary = "----------benchmark";
		String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + token + "\r\n--"
				+ boundary + "\r\nContent-Disposition: form-data; name=\"job\"\r\n\r\nlarge\r\n--" + boundary
				+ "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + sheet.getFileName()
				+ "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
		return HttpRequest.newBuilder(URI.create(site + "/sheets"))
			.header("Content-Type", "multipart/form-data; boundary=" + boundary)
			.POST(HttpRequest.BodyPublishers.concat(HttpRequest.BodyPublishers.ofString(head),
					HttpRequest.BodyPublishers.ofByteArray(Files.readAllBytes(sheet)),
					HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")));
	}

	private String get(String path) throws IOException, InterruptedException {
		return send(HttpRequest.newBuilder(URI.create(site + path)));
	}

	private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
		HttpResponse<String> response = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as("%s", response.uri()).isEqualTo(200);
		return response.body();
	}

	private static String token(String page) {
		Matcher matcher = TOKEN.matcher(page);
		assertThat(matcher.find()).as("a form with a token").isTrue();
		return matcher.group(1);
	}

}
