package dev.bulkordering.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.bulkordering.provider.DocumentedAnswer;
import dev.bulkordering.provider.ScriptedServer.Received;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.testing.Intermediary;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

/**
 * Every documented answer of a provider, from the sheet to the result sheet. Each case of
 * the provider's table runs a sheet of its own: the first row gets the answer, another
 * row may share its order, and the last row's order shows whether the run goes on. Calls
 * are made one at a time, each order is tried twice at the most, and one outage ends the
 * run. Everything but the case's answer comes from the emulation, whose books show what
 * was bought.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class DocumentedAnswersContract {

	/** The row number of the first row, below the header. */
	private static final int FIRST_ROW = 2;

	/** What a request is that asks about an order. */
	static final String LOOK_UP = "look-up";

	private final TestDatabase database = TestDatabase.inMemory();

	private final Intermediary between = new Intermediary();

	private Workplace workplace;

	private volatile PlayedCase now;

	/** The provider's id. */
	abstract String provider();

	/**
	 * The job, without what it says of following.
	 * @param mode as the table has it, empty for the usual one
	 */
	abstract String job(String mode);

	/** Settings of the emulation. */
	String settings(String mode) {
		return "{'latency-ms': 0, 'finish-ms': 0}";
	}

	/** The sheet; {@code {n}} stands for the number of the case. */
	abstract List<String> sheet();

	/** The SKUs of the sheet's rows. */
	abstract List<String> skus();

	/** How often 'not there' has to be said before it counts. */
	int questionsPerDoubt() {
		return 2;
	}

	/** What a request is: {@link #LOOK_UP}, a call of the table, or something else. */
	abstract String call(Received request);

	/** An answer with a code and a text, as the documents show it. */
	abstract String body(int status, String code, String text);

	/** The id that an answer gives to an order that is asked about by it; or null. */
	String idIn(String answer) {
		return null;
	}

	/** What a look-up is answered with where the table has a code or text for it. */
	String lookUpBody(int status, String words) {
		return body(status, "", words);
	}

	@BeforeAll
	void open(@TempDir Path directory) {
		String ours = "bulk-ordering.providers." + provider() + ".";
		workplace = new Workplace(directory, database, ours + "base-url=" + between.url(), ours + "concurrency=1",
				ours + "requests-per-second=10000", ours + "search-lag=50ms", ours + "read-timeout=2s",
				ours + "retry.attempts=2", ours + "retry.first-delay=1ms", ours + "stop-after=1");
		for (String mode : answers().stream().map(DocumentedAnswer::mode).distinct().toList()) {
			workplace.job("patient" + mode, job(mode) + "follow: {interval: 20ms, limit: 20s}\n");
			workplace.job("brief" + mode, job(mode) + "follow: {interval: 20ms, limit: 700ms}\n");
		}
		between.before(workplace.baseUrl(provider()), (request) -> now.decide(request));
	}

	@AfterAll
	void close() {
		workplace.close();
		between.close();
		database.close();
	}

	List<DocumentedAnswer> answers() {
		return DocumentedAnswer.of(provider());
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("answers")
	void doesToRowOrderAndRunWhatTheTableSays(DocumentedAnswer answer) throws IOException {
		begin(answer);
		boolean endsOpen = answer.orders().matches(".*(PENDING|UNKNOWN)");
		Path sheet = workplace.sheet("case-" + answer.line() + ".csv",
				sheet().stream().map((line) -> line.replace("{n}", "-" + answer.line())).toList());

		RunReport run = workplace.run((endsOpen ? "brief" : "patient") + answer.mode(), sheet);

		SoftAssertions softly = new SoftAssertions();
		checkRun(run, softly);
		checkRows(resultOf(run), softly);
		checkCalls(softly);
		softly.assertAll();
	}

	private void begin(DocumentedAnswer answer) {
		SandboxControl control = control();
		control.reset();
		control.settings(settings(answer.mode()));
		String ending = switch (answer.done()) {
			case "nothing", "all" -> "";
			case "in work" -> "'finish-ms': 3600000";
			case "later" -> "'finish-look-ups': 1";
			default -> "'state': '" + answer.done() + "'";
		};
		if (!ending.isEmpty()) {
			control.fault("{'kind': 'finish', 'times': 0, 'skus': ['" + skus().get(0) + "'], " + ending + "}");
		}
		now = new PlayedCase(answer, this, between);
	}

	private void checkRun(RunReport run, SoftAssertions softly) {
		DocumentedAnswer answer = now.answer();
		softly.assertThat(run.exitCode()).as("exit code; " + run.error()).isEqualTo(answer.exit());
		softly.assertThat(run.status())
			.as("status")
			.isEqualTo(answer.exit() == ExitCode.FAILED ? RunStatus.FAILED : RunStatus.COMPLETED);
		softly.assertThat(run.error() == null).as("reason: " + run.error()).isEqualTo(answer.exit() != ExitCode.FAILED);
		softly.assertThat(states(run)).as("states of the row's orders").isEqualTo(answer.orders());
	}

	private String states(RunReport run) {
		return workplace.operations()
			.orders(run.executionId(), null)
			.stream()
			.filter((order) -> order.lines().stream().anyMatch((line) -> line.row() == FIRST_ROW))
			.map((order) -> order.state().name())
			.collect(Collectors.joining(" "));
	}

	private void checkRows(List<CSVRecord> rows, SoftAssertions softly) {
		DocumentedAnswer answer = now.answer();
		CSVRecord first = rows.get(0);
		softly.assertThat(first.get("status")).as("row; " + first.get("message")).isEqualTo(answer.row());
		softly.assertThat(first.get("code")).as("row code; " + first.get("message")).isEqualTo(answer.rowCode());
		boolean fine = answer.row().equals("ordered") && answer.rowCode().isEmpty();
		softly.assertThat(first.get("message").isEmpty()).as("row message: " + first.get("message")).isEqualTo(fine);
		if (answer.sameOrder() != null) {
			softly.assertThat(rows.get(1).get("status")).as("row of the same order").isEqualTo(answer.sameOrder());
		}
		CSVRecord last = rows.get(rows.size() - 1);
		softly.assertThat(last.get("status")).as("row of the next order").isEqualTo(answer.nextOrder());
		for (int i = 0; i < rows.size(); i++) {
			checkBought(rows.get(i), skus().get(i), softly);
		}
	}

	// Whatever the provider was made to answer: what it sold is what the result says, and
	// no more.
	private void checkBought(CSVRecord row, String sku, SoftAssertions softly) {
		int bought = control().bought().path("skus").path(sku).asInt(0);
		int ordered = Integer.parseInt(row.get("units_ordered"));
		int open = Integer.parseInt(row.get("units_pending")) + Integer.parseInt(row.get("units_held"));
		softly.assertThat(bought).as("units bought of " + sku).isBetween(ordered, ordered + open);
	}

	private void checkCalls(SoftAssertions softly) {
		softly.assertThat(now.calls()).as("calls").isEqualTo(now.answer().calls());
		softly.assertThat(now.references())
			.as("references: one for each order")
			.hasSize(now.answer().orders().startsWith("SPLIT") && now.calls() > 1 ? 2 : 1);
		softly.assertThat(now.lookUps() > 0).as(now.lookUps() + " look-ups").isEqualTo(now.answer().lookUp() != null);
		softly.assertThat(now.lookUps()).as("look-ups").isGreaterThanOrEqualTo(questionsPerDoubt() * doubts());
	}

	// How many answers left it open whether the order, which is not there, had been
	// placed.
	private int doubts() {
		DocumentedAnswer answer = now.answer();
		boolean settled = answer.orders().matches("REJECTED|HELD|PLACED");
		boolean asked = DocumentedAnswer.TRUTH.equals(answer.lookUp());
		if (!settled || !asked || !answer.done().equals(DocumentedAnswer.NOTHING_DONE)) {
			return 0;
		}
		return answer.times() == 0 ? answer.calls() : answer.times();
	}

	private SandboxControl control() {
		return workplace.provider(provider());
	}

	private static List<CSVRecord> resultOf(RunReport run) throws IOException {
		Path sheet = Path.of(Objects.requireNonNull(run.resultSheet(), String.valueOf(run.error())));
		try (CSVParser parser = CSVParser.parse(sheet, StandardCharsets.UTF_8,
				CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
			return parser.getRecords();
		}
	}

}
