package dev.bulkordering.cli;

import java.io.File;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.QueryTimeoutException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.RunStatus;

import static org.assertj.core.api.Assertions.assertThat;

class RunVerbTests {

	static final String[] KEYS = { "job", "sheet", "executionId", "status", "exitCode", "rows", "units", "orders",
			"value", "valueOrdered", "resultSheet", "error", "startedAt", "endedAt" };

	private final CalledEntrance entrance = new CalledEntrance();

	@Test
	void printsASummaryThatSaysWhatToDoNext() {
		entrance.operations.reports = List.of(Reports.incomplete());

		assertThat(entrance.call("run", "rewards", "in/orders.xlsx")).isEqualTo(3);
		assertThat(entrance.operations.calls).containsExactly("run rewards in/orders.xlsx");
		assertThat(entrance.err()).isEqualTo("working" + System.lineSeparator());
		assertThat(entrance.out().lines().filter((line) -> !line.contains("Execution"))).containsExactly(
				"Job rewards, sheet in/orders.xlsx: finished, but not every row was ordered",
				"  Rows      1,400 read: 1,398 valid, 2 invalid; 3 ignored",
				"  Units     12,000 asked: 11,980 ordered, 5 pending, 10 rejected, 5 held",
				"  Orders    480 planned (fewest possible: 478): 470 placed, 4 pending, 5 rejected, 1 held",
				"  Value     EUR 12,345.50 asked, EUR 12,000.00 ordered", "  Result    results/orders-result.xlsx",
				"  Note      The sandbox answered: nothing was bought.",
				"  Next      to ask about the pending orders again: java -jar target/bulk-ordering.jar follow",
				"  Next      mend the rows that the result sheet names, and run them as a new sheet",
				"  Next      to see the orders in doubt: java -jar target/bulk-ordering.jar orders --execution 12");
		assertThat(entrance.out()).containsPattern("  Execution 12, begun 2026-01-0\\d \\S+, took 3 min 11 s");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/opt/bulk-ordering.jar            | java -jar /opt/bulk-ordering.jar
			bulk-ordering.jar                 | java -jar bulk-ordering.jar
			/opt/my programs/bulk-ordering.jar | java -jar "/opt/my programs/bulk-ordering.jar"
			target/classes:a.jar              | java -jar target/bulk-ordering.jar
			target/classes                    | java -jar target/bulk-ordering.jar
			""")
	void namesTheJarThatItWasStartedFrom(String classPath, String command) {
		assertThat(RunSummary.command(classPath.replace(":", File.pathSeparator))).isEqualTo(command);
	}

	@Test
	void printsTheRunAsJsonAndNothingElse() {
		entrance.operations.reports = List.of(Reports.incomplete());

		assertThat(entrance.call("run", "rewards", "in/orders.xlsx", "--json")).isEqualTo(3);

		assertThat(entrance.json()).isEqualTo(tree("""
				{"job":"rewards","sheet":"in/orders.xlsx","executionId":12,"status":"COMPLETED","exitCode":3,
				 "rows":{"read":1400,"valid":1398,"invalid":2,"ignored":3},
				 "units":{"asked":12000,"ordered":11980,"pending":5,"rejected":10,"held":5,"skipped":0},
				 "orders":{"planned":480,"lowerBound":478,"placed":470,"pending":4,"rejected":5,"held":1,"skipped":0},
				 "value":{"EUR":"12345.5"},"valueOrdered":{"EUR":"12000"},
				 "resultSheet":"results/orders-result.xlsx","error":null,
				 "startedAt":"2026-01-02T03:04:05Z","endedAt":"2026-01-02T03:07:16Z"}
				"""));
		assertThat(entrance.json().propertyNames()).containsExactly(KEYS);
	}

	@Test
	void aRefusedSheetIsARunObjectToo() {
		entrance.operations.reports = List.of(Reports.refused());

		assertThat(entrance.call("run", "rewards", "a.csv", "--json")).isEqualTo(2);
		assertThat(entrance.json().propertyNames()).containsExactly(KEYS);
		assertThat(entrance.json().get("executionId").isNull()).isTrue();
		assertThat(entrance.json().get("error").asString()).isEqualTo("a.csv has no header row");

		assertThat(entrance.call("run", "rewards", "a.csv")).isEqualTo(2);
		assertThat(entrance.out().lines()).containsExactly("Job rewards, sheet a.csv: refused, nothing was placed",
				"  Reason    a.csv has no header row");
	}

	@ParameterizedTest
	@CsvSource({ "COMPLETED, 0, every row was ordered", "FAILED, 4, restart 7", "STOPPED, 5, restart 7",
			"FAILED, 1, restart 7", "WAITING_APPROVAL, 5, waits for approval" })
	void endsWithTheRunsExitCode(RunStatus status, int exitCode, String said) {
		entrance.operations.reports = List.of(Reports.ended(status, exitCode));

		assertThat(entrance.call("run", "rewards", "a.csv")).isEqualTo(exitCode);
		assertThat(entrance.out()).contains(said);
	}

	@Test
	void runsSeveralSheetsAndEndsWithTheGravestCode() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0), Reports.incomplete(),
				Reports.refused());

		assertThat(entrance.call("run", "rewards", "a.csv", "b.csv", "c.csv", "--json")).isEqualTo(2);
		assertThat(entrance.operations.calls).containsExactly("runAll rewards [a.csv, b.csv, c.csv]");
		assertThat(entrance.json().isArray()).isTrue();
		assertThat(entrance.json().size()).isEqualTo(3);
		assertThat(entrance.err()).isEmpty();
	}

	@Test
	void namesTheSheetsThatWereNotBegun() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.FAILED, 4));
		entrance.operations.notBegun = List.of("b.csv", "c.csv");

		assertThat(entrance.call("run", "rewards", "a.csv", "b.csv", "c.csv")).isEqualTo(4);
		assertThat(entrance.err()).isEqualTo("Not begun: b.csv, c.csv" + System.lineSeparator());
	}

	@Test
	void endsAsStoppedWhereASheetWasNotBegunForAStop() {
		entrance.operations.reports = List.of(Reports.incomplete());
		entrance.operations.notBegun = List.of("b.csv");
		entrance.operations.stopped = true;

		assertThat(entrance.call("run", "rewards", "a.csv", "b.csv")).isEqualTo(5);
		entrance.operations.reports = List.of();
		assertThat(entrance.call("run", "rewards")).isEqualTo(5);
		assertThat(entrance.out()).isEmpty();
		assertThat(entrance.err()).isEqualTo("Not begun: b.csv" + System.lineSeparator());
	}

	@Test
	void keepsTheReportsOfTheSheetsBeforeAFailure() {
		entrance.operations.reports = List.of(Reports.incomplete());
		entrance.operations.notBegun = List.of("b.csv");
		entrance.operations.failure = new QueryTimeoutException("gone");

		assertThat(entrance.call("run", "rewards", "a.csv", "b.csv", "--json")).isEqualTo(4);
		assertThat(entrance.json().size()).isEqualTo(1);
		assertThat(entrance.err()).contains("Not begun: b.csv").contains("The database failed");
		entrance.operations.reports = List.of(Reports.ended(RunStatus.FAILED, 1));
		assertThat(entrance.call("restart", "--all-failed", "--json")).isEqualTo(1);
		assertThat(entrance.json().size()).isEqualTo(1);
	}

	@Test
	void runsTheInboxWithoutSheets() {
		assertThat(entrance.call("run", "rewards")).isZero();
		assertThat(entrance.operations.calls).containsExactly("runInbox rewards");
		assertThat(entrance.out()).isEqualTo("There is no new sheet in the inbox." + System.lineSeparator());

		assertThat(entrance.call("run", "rewards", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("[]"));

		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0));
		assertThat(entrance.call("run", "rewards", "--json")).isZero();
		assertThat(entrance.json().isArray()).isTrue();
	}

	@Test
	void runsASheetAgainWithReasonAndUnits() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0));

		assertThat(entrance.call("run", "--again", "--reason", "lost in the mail", "--units", "42", "rewards", "a.csv"))
			.isZero();
		assertThat(entrance.operations.calls)
			.containsExactly("run rewards a.csv Again[reason=lost in the mail, units=42]");
	}

	@Test
	void theSampleIsRunOnce() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0));

		assertThat(entrance.call("sample")).isZero();
		assertThat(entrance.operations.calls).containsExactly("latestRun jobs/sample.yml sample-input/sample.csv",
				"run jobs/sample.yml sample-input/sample.csv");
	}

	@Test
	void theSampleThatWasRunIsShownAndEndsWith0() {
		entrance.operations.latest = Reports.incomplete();

		assertThat(entrance.call("sample")).isZero();
		assertThat(entrance.operations.calls).containsExactly("latestRun jobs/sample.yml sample-input/sample.csv");
		assertThat(entrance.out()).startsWith("The sample sheet was run before").contains("results/orders-result.xlsx");
	}

	@ParameterizedTest
	@CsvSource({ "FAILED", "STOPPED", "DIED" })
	void theSampleThatDidNotFinishGoesOn(RunStatus status) {
		entrance.operations.latest = Reports.ended(status, 4);
		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0));

		assertThat(entrance.call("sample")).isZero();
		assertThat(entrance.operations.calls).containsExactly("latestRun jobs/sample.yml sample-input/sample.csv",
				"restart 7");
	}

	private static JsonNode tree(String json) {
		return JsonMapper.shared().readTree(json);
	}

}
