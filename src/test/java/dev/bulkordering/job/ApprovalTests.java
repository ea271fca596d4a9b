package dev.bulkordering.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.bulkordering.job.Operations.Again;
import dev.bulkordering.job.run.Actor;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Runs that a second person has to approve before anything of them is placed. */
@BothDatabases
class ApprovalTests {

	private static final Actor FIRST = new Actor("asha", "desk-1");

	private static final Actor SECOND = new Actor("ben@example.com", "desk-2");

	private static final Actor THIRD = new Actor("chitra", "desk-3");

	private static final String HEADER = "reference,sku,price,quantity,currency";

	/** Worth EUR 150; the units of its rows are spread over several orders. */
	private static final List<String> GIFTS = List.of(HEADER, "R1,038-00-range,10,12,EUR", "R2,039-00-range,10,3,EUR");

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private JdbcClient jdbc;

	private void open(String approvalAbove, String... settings) {
		own = database.another();
		jdbc = JdbcClient.create(own.dataSource());
		workplace = new Workplace(directory, own, settings);
		job("gifts", "", approvalAbove);
	}

	private void job(String name, String options, String approvalAbove) {
		String approval = approvalAbove.isEmpty() ? "" : "approval-above: " + approvalAbove + "\n";
		workplace.job(name, "provider: gifthub\noptions: {wallet: EUR" + options + "}\nseen-rows: refuse\n" + approval
				+ "follow: {interval: 50ms, limit: 20s}\n");
	}

	@AfterEach
	void close() {
		workplace.close();
		own.close();
	}

	@Test
	void placesWhatASecondPersonHasApprovedAndNothingBefore() throws IOException {
		open("{EUR: 149.99}");
		RunReport waiting = runByFirst();
		long execution = id(waiting);
		ExecutionView view = workplace.operations().execution(execution);
		String plan = String.valueOf(view.planHash());
		assertThat(waiting.status()).isEqualTo(RunStatus.WAITING_APPROVAL);
		assertThat(waiting.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(waiting.error()).contains("it is worth EUR 150", "EUR 149.99", plan,
				"approve " + execution + " --plan " + plan + " --reason TEXT");
		assertThat(waiting.units().skipped()).isEqualTo(15);
		assertThat(result(waiting)).contains("skipped", "waits for approval").doesNotContain(plan);
		assertThat(plan).matches("[0-9a-f]{64}");
		assertThat(view.begunBy()).containsExactly("asha@desk-1");
		assertThat(view.approval()).isNull();
		assertRefused(() -> restart(execution), "approve " + execution);
		assertThat(workplace.operations().previewRestart(execution).refusal()).contains("approve " + execution);
		assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();

		RunReport approved = approve(SECOND, execution, plan);
		assertThat(approved.status()).isEqualTo(RunStatus.STOPPED);
		assertThat(approved.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(approved.error()).isEqualTo("approved by ben@example.com; restart places it");
		assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).isEmpty();
		assertThat(workplace.operations().previewRestart(execution).refusal()).isNull();
		assertThat(workplace.provider("gifthub").calls()).isEmpty();

		RunReport done = restart(execution);
		assertThat(done.error()).isNull();
		assertThat(done.exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(15);
		assertThat(workplace.operations().audit(execution, true, Progress.NONE).differences()).isEmpty();
		assertThat(workplace.operations().execution(execution).approval()).satisfies((approval) -> {
			assertThat(approval.by()).isEqualTo("ben@example.com@desk-2");
			assertThat(approval.reason()).isEqualTo("as agreed");
			assertThat(approval.planHash()).isEqualTo(plan);
		});
		assertThat(trail("APPROVE")).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("actor", "ben@example.com@desk-2")
				.containsEntry("reason", "as agreed")
				.containsEntry("detail", "execution " + execution + ", plan " + plan));
		assertThat(trail("RUN")).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("actor", "asha@desk-1"));
	}

	@Test
	void waitsForWhatIsWorthMoreInAnyCurrencyOrInOneThatIsNotListed() {
		open("");
		Path sheet = workplace.sheet("two.csv",
				List.of(HEADER, "R1,038-00-range,10,15,EUR", "R2,039-00-range,10,2,USD"));
		for (String above : List.of("{EUR: 149.99, USD: 20}", "{EUR: 150, USD: 19.99}", "{EUR: 150}", "{}")) {
			assertThat(waits(sheet, above)).as(above).isTrue();
			assertThat(workplace.provider("gifthub").calls()).isEmpty();
		}
		for (String above : List.of("{EUR: 150, USD: 20}", "{EUR: 1000, USD: 1000, INR: 1}", "")) {
			assertThat(waits(sheet, above)).as(above).isFalse();
		}
	}

	// Each is a job of its own, so that the sheet is new to it.
	private boolean waits(Path sheet, String approvalAbove) {
		String job = "job" + approvalAbove.replaceAll("\\W+", "-");
		job(job, "", approvalAbove);
		CheckReport check = workplace.operations().check(job, sheet, Progress.NONE);
		boolean foretold = check.warnings().stream().anyMatch((warning) -> warning.contains("waits for approval"));
		RunReport run = workplace.run(job, sheet);
		assertThat(run.status() == RunStatus.WAITING_APPROVAL).as("%s, %s", run.status(), run.error())
			.isEqualTo(foretold);
		return foretold;
	}

	@Test
	void refusesAnApprovalThatIsNotASecondPersonsOnThePlan() {
		open("{}", "bulk-ordering.approvers=" + SECOND.user() + ",asha");
		long execution = id(runByFirst());
		String plan = plan(execution);
		assertRefused(() -> approve(FIRST, execution, plan), "asha has begun or restarted");
		assertRefused(() -> approve(new Actor("asha", "elsewhere"), execution, plan), "another person");
		assertRefused(() -> approve(new Actor("Asha", "desk-1"), execution, plan), "another person");
		assertRefused(() -> approve(THIRD, execution, plan), "chitra is not among those who may decide");
		assertRefused(() -> decline(THIRD, execution), "bulk-ordering.approvers");
		assertRefused(() -> approve(SECOND, execution, plan.substring(0, 12)), "the whole hash");
		assertRefused(() -> approve(SECOND, execution, "0".repeat(64)), "not what was looked at");
		assertRefused(() -> SECOND.call(() -> workplace.operations().approve(execution, plan, " ")), "--reason");
		assertRefused(() -> approve(SECOND, 4711, plan), "There is no execution 4711");
		assertThat(trail("APPROVE")).isEmpty();
		assertThat(workplace.operations().execution(execution).report().status()).isEqualTo(RunStatus.WAITING_APPROVAL);

		approve(SECOND, execution, plan);
		assertRefused(() -> approve(SECOND, execution, plan), "is STOPPED");
		assertRefused(() -> decline(SECOND, execution), "is STOPPED");
	}

	@Test
	void neverPlacesWhatWasDeclined() throws IOException {
		open("{}", "bulk-ordering.approvers=" + SECOND.user());
		RunReport waiting = runByFirst();
		RunReport declined = decline(SECOND, id(waiting));
		assertThat(declined.status()).isEqualTo(RunStatus.ABANDONED);
		assertThat(declined.error()).isEqualTo("declined by ben@example.com: too dear");
		assertThat(result(declined)).contains("declined by ben@example.com: too dear");
		assertThat(trail("DECLINE")).singleElement()
			.satisfies((entry) -> assertThat(entry).containsEntry("actor", SECOND.toString())
				.containsEntry("reason", "too dear"));
		assertRefused(() -> restart(id(waiting)), "declined by ben@example.com");
		assertRefused(() -> approve(SECOND, id(waiting), plan(id(waiting))), "is ABANDONED");

		RunReport again = FIRST.call(() -> workplace.operations()
			.run("gifts", directory.resolve("gifts.csv"), new Again("agreed after all", 15), Progress.NONE));
		assertThat(again.status()).isEqualTo(RunStatus.WAITING_APPROVAL);
		assertThat(decline(FIRST, id(again)).error()).as("withdrawn by who began it").startsWith("declined by asha");
		assertThat(workplace.provider("gifthub").calls()).isEmpty();
	}

	@Test
	void givesUpARunThatWaits() {
		open("{}");
		long execution = id(runByFirst());
		assertThat(workplace.operations().abandon(execution, "not wanted").unplacedUnits()).isEqualTo(15);
		assertRefused(() -> approve(SECOND, execution, plan(execution)), "is ABANDONED");
		assertThat(workplace.provider("gifthub").calls()).isEmpty();
	}

	@Test
	void countsAsRunWhileItWaits() throws IOException {
		open("{EUR: 100}");
		long execution = id(runByFirst());
		Path sheet = directory.resolve("gifts.csv");
		assertThat(workplace.run("gifts", sheet)).satisfies((again) -> {
			assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
			assertThat(again.error()).contains("waits for approval", "approve " + execution, "decline " + execution);
		});
		assertThat(workplace.operations().run("gifts", sheet, new Again("why not", 15), Progress.NONE).error())
			.contains("waits for approval");
		Path saved = Files.writeString(directory.resolve("saved.csv"), Files.readString(sheet).replace("\n", "\r\n"));
		assertThat(workplace.run("gifts", saved).error()).contains("the same rows were run before");
		assertThat(workplace.operations().run("gifts", saved, new Again("why not", 15), Progress.NONE).error())
			.contains("approve or decline it first");
		Path one = workplace.sheet("one.csv", List.of(HEADER, "R2,039-00-range,10,3,EUR"));
		assertThat(workplace.run("gifts", one).error()).contains("1 row was in an earlier sheet of this job");

		decline(SECOND, execution);
		assertThat(workplace.run("gifts", one).exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(3);
	}

	@Test
	void findsAnApprovalVoidOnceAnythingElseWouldBePlacedAndTakesANewOneWhenAllIsAsPlannedAgain() {
		open("{}");
		long execution = id(runByFirst());
		String plan = plan(execution);
		String reference = workplace.operations().orders(execution, null).get(0).reference();
		Map<String, String> changes = new LinkedHashMap<>();
		changes.put("update bo_piece set units = units + 1 where order_no = 1 and row_no = 2",
				"update bo_piece set units = units - 1 where order_no = 1 and row_no = 2");
		changes.put("update bo_piece set price = price + 1 where order_no = 2 and row_no = 2",
				"update bo_piece set price = price - 1 where order_no = 2 and row_no = 2");
		changes.put("update bo_piece set first_unit = first_unit + 1 where order_no = 3 and row_no = 2",
				"update bo_piece set first_unit = first_unit - 1 where order_no = 3 and row_no = 2");
		changes.put("update bo_order set group_key = 'USD' where order_no = 1",
				"update bo_order set group_key = 'EUR' where order_no = 1");
		changes.put("update bo_order set currency = 'USD' where order_no = 1",
				"update bo_order set currency = 'EUR' where order_no = 1");
		changes.put("update bo_order set state = 'SPLIT' where order_no = 2",
				"update bo_order set state = 'PLANNED' where order_no = 2");
		changes.put("update bo_order set parent = reference where order_no = 2",
				"update bo_order set parent = null where order_no = 2");
		changes.put("update bo_order set reference = 'AAAAAAAAAAAAAAAAAAAAAAAAA' where order_no = 1",
				"update bo_order set reference = '" + reference + "' where order_no = 1");
		changes.put("update bo_row set quantity = quantity + 1 where row_no = 2",
				"update bo_row set quantity = quantity - 1 where row_no = 2");
		changes.put("update bo_row set fields = replace(fields, 'R2', 'R3') where row_no = 3",
				"update bo_row set fields = replace(fields, 'R3', 'R2') where row_no = 3");
		changes.put("update bo_run set planned_orders = planned_orders - 1",
				"update bo_run set planned_orders = planned_orders + 1");
		changes.forEach((change, undo) -> {
			approve(SECOND, execution, plan);
			assertThat(jdbc.sql(change).update()).as(change).isEqualTo(1);
			assertVoid(execution, plan, change);
			jdbc.sql(undo).update();
		});
		approve(SECOND, execution, plan);
		jdbc.sql("delete from bo_piece where order_no = 1").update();
		assertVoid(execution, plan, "a piece is gone");
		assertThat(trail("VOID")).hasSize(changes.size() + 1);
		assertThat(decline(THIRD, execution).status()).isEqualTo(RunStatus.ABANDONED);
	}

	private void assertVoid(long execution, String plan, String change) {
		RunReport waiting = restart(execution);
		assertThat(waiting.status()).as(change).isEqualTo(RunStatus.WAITING_APPROVAL);
		assertThat(waiting.exitCode()).isEqualTo(ExitCode.STOPPED);
		assertThat(waiting.error()).contains("the approval by ben@example.com is void");
		assertThat(workplace.operations().execution(execution).approval()).isNull();
		assertRefused(() -> approve(THIRD, execution, plan), "has changed in the database");
		assertRefused(() -> restart(execution), "waits for approval");
		assertThat(workplace.provider("gifthub").calls()).isEmpty();
	}

	@Test
	void placesWhatWasApprovedAnewAfterTheFirstApprovalWasVoid() {
		open("{}");
		long execution = id(runByFirst());
		approve(SECOND, execution, plan(execution));
		jdbc.sql("update bo_piece set units = units + 1 where order_no = 1 and row_no = 2").update();
		assertVoid(execution, plan(execution), "units");
		jdbc.sql("update bo_piece set units = units - 1 where order_no = 1 and row_no = 2").update();
		approve(THIRD, execution, plan(execution));
		assertThat(restart(execution).exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(15);
	}

	@Test
	void neverPlacesWithoutAnApprovalWhateverTheRunIsSaidToBe() {
		open("{}");
		long execution = id(runByFirst());
		jdbc.sql("update bo_run set status = 'FAILED', exit_code = 4").update();
		assertThat(workplace.operations().restartAllFailed(Progress.NONE).reports()).singleElement()
			.satisfies((run) -> assertThat(run.status()).isEqualTo(RunStatus.WAITING_APPROVAL));
		jdbc.sql("update bo_run set status = 'STOPPED'").update();
		assertThat(restart(execution).status()).isEqualTo(RunStatus.WAITING_APPROVAL);
		workplace.operations().follow(Progress.NONE);
		assertThat(workplace.provider("gifthub").calls()).isEmpty();
	}

	@Test
	void keepsTheApprovalOfARunWhoseOrdersWereSplit() {
		open("{}");
		workplace.provider("gifthub")
			.settings("{'unknown-skus': ['039-00-range']}")
			.fault("{'kind': 'no-funds', 'operation': 'create', 'after': 1, 'times': 0}");
		long execution = id(run(FIRST, "one.csv", List.of(HEADER, "R1,038-00-range,10,3,EUR",
				"R2,039-00-range,10,2,EUR", "R3,042-00-range,10,2,EUR", "R4,046-00-range,10,1,EUR")));
		approve(SECOND, execution, plan(execution));
		assertThat(restart(execution).exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(workplace.operations().orders(execution, OrderState.SPLIT)).isNotEmpty();
		assertThat(workplace.operations().orders(execution, OrderState.PLANNED)).isNotEmpty();
		workplace.provider("gifthub").clearFaults();
		RunReport done = restart(execution);
		assertThat(done.error()).isNull();
		assertThat(done.units().ordered()).isEqualTo(6);
		assertThat(done.units().rejected()).isEqualTo(2);
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(6);
	}

	@Test
	void keepsTheApprovalOfAnOrderThatAnOperatorReturns() {
		open("{}", "bulk-ordering.providers.gifthub.search-lag=0s");
		job("gifts", ", mode: create-only", "{}");
		workplace.provider("gifthub").settings("{'create-only': true}");
		workplace.provider("gifthub").fault("{'kind': 'cut', 'operation': 'create', 'placed': false, 'times': 1}");
		long execution = id(run(FIRST, "one.csv", List.of(HEADER, "R1,038-00-range,10,3,EUR")));
		approve(SECOND, execution, plan(execution));
		assertThat(restart(execution).units().held()).isEqualTo(3);
		String held = workplace.operations().orders(execution, OrderState.HELD).get(0).reference();
		workplace.operations().resolve(held, new Decision.NotPlaced(), "their support says no", Progress.NONE);
		RunReport done = restart(execution);
		assertThat(done.error()).isNull();
		assertThat(done.exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(3);
	}

	@Test
	void leavesASheetInTheInboxThatWaits() {
		open("{EUR: 100}");
		workplace.job("gifts", "provider: gifthub\noptions: {wallet: EUR}\napproval-above: {EUR: 100}\ninbox: "
				+ directory.resolve("inbox") + "\n");
		Path large = workplace.sheet("inbox/large.csv", GIFTS);
		Path small = workplace.sheet("inbox/small.csv", List.of(HEADER, "S1,038-00-range,10,1,EUR"));
		assertThat(workplace.operations().runInbox("gifts", Progress.NONE).reports()).extracting(RunReport::status)
			.containsExactlyInAnyOrder(RunStatus.WAITING_APPROVAL, RunStatus.COMPLETED);
		assertThat(large).exists();
		assertThat(small).doesNotExist();
		assertThat(workplace.operations().runInbox("gifts", Progress.NONE).reports()).isEmpty();
		assertThat(large).exists();
	}

	private RunReport runByFirst() {
		return run(FIRST, "gifts.csv", GIFTS);
	}

	private RunReport run(Actor actor, String name, List<String> lines) {
		Path sheet = workplace.sheet(name, lines);
		RunReport waiting = actor.call(() -> workplace.run("gifts", sheet));
		assertThat(waiting.status()).as(waiting.error()).isEqualTo(RunStatus.WAITING_APPROVAL);
		return waiting;
	}

	private RunReport approve(Actor actor, long execution, String plan) {
		return actor.call(() -> workplace.operations().approve(execution, plan, "as agreed"));
	}

	private RunReport decline(Actor actor, long execution) {
		return actor.call(() -> workplace.operations().decline(execution, "too dear"));
	}

	private RunReport restart(long execution) {
		return workplace.operations().restart(execution, Progress.NONE);
	}

	private String plan(long execution) {
		return String.valueOf(workplace.operations().execution(execution).planHash());
	}

	private List<Map<String, Object>> trail(String action) {
		return jdbc.sql("select * from bo_audit where action = ? order by id").param(action).query().listOfRows();
	}

	private static String result(RunReport run) throws IOException {
		return Files.readString(Path.of(String.valueOf(run.resultSheet())));
	}

	private static long id(RunReport run) {
		@Nullable Long id = run.executionId();
		assertThat(id).isNotNull();
		return id;
	}

	private static void assertRefused(Runnable decision, String why) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(decision::run).withMessageContaining(why);
	}

}
