package dev.bulkordering.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Held orders, decided by an operator: at a provider that finds no order by our key. */
@BothDatabases
class ResolutionTests {

	private static final String CREATE_ONLY = """
			provider: gifthub
			options: {wallet: EUR, mode: create-only}
			follow: {interval: 50ms, limit: 20s}
			""";

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private RunReport runWithALostAnswer(boolean placed, String... settings) {
		own = database.another();
		List<String> all = new ArrayList<>(List.of("bulk-ordering.providers.gifthub.search-lag=0s"));
		all.addAll(List.of(settings));
		workplace = new Workplace(directory, own, all.toArray(String[]::new)).job("gifts", CREATE_ONLY);
		workplace.provider("gifthub").settings("{'create-only': true}");
		workplace.provider("gifthub")
			.fault("{'kind': 'cut', 'operation': 'create', 'placed': " + placed + ", 'times': 1}");
		RunReport run = workplace.run("gifts",
				workplace.sheet("one.csv", List.of("reference,sku,price,quantity", "R1,038-00-range,10,3")));
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units().held()).isEqualTo(3);
		return run;
	}

	@AfterEach
	void close() {
		workplace.close();
		own.close();
	}

	@Test
	void takesOverAnOrderThatTheProviderShowsUnderTheIdGiven() throws Exception {
		RunReport run = runWithALostAnswer(true);
		OrderView held = held();
		String id = atProvider().path("id").stringValue();

		OrderView placed = resolve(held, new Decision.PlacedAs(id), "seen in the portal");

		assertThat(placed.state()).isEqualTo(OrderState.PLACED);
		assertThat(placed.providerOrderId()).isEqualTo(id);
		RunReport now = report(run);
		assertThat(now.units().ordered()).isEqualTo(3);
		assertThat(now.exitCode()).isZero();
		assertThat(Files.readString(Path.of(String.valueOf(now.resultSheet())), StandardCharsets.UTF_8))
			.contains(",ordered,")
			.contains(id);
		assertThat(workplace.operations()
			.exportCodes(now.executionId(), directory.resolve("codes.xlsx"), "a password".toCharArray())).isEqualTo(3);
		assertThat(audited()).contains("RESOLVE").contains(held.reference()).contains("seen in the portal");
		assertRefused(placed, new Decision.Reject(), "PLACED");
	}

	@Test
	void showsWhatIsKnownOfAHeldOrder() {
		RunReport run = runWithALostAnswer(true);
		List<OrderEvidence> all = workplace.operations().evidence(null);
		assertThat(all).isEqualTo(workplace.operations().evidence(run.executionId())).hasSize(1);
		OrderEvidence evidence = all.get(0);
		assertThat(evidence.reference()).isEqualTo(held().reference());
		assertThat(evidence.document()).contains("GiftHub").contains("by GiftHub's id");
		assertThat(evidence.calls()).singleElement().satisfies((call) -> {
			assertThat(call.kind()).isEqualTo("BUY");
			assertThat(call.at()).isNotNull();
			assertThat(call.outcome()).isEqualTo("Unknown");
			assertThat(call.answer()).contains("without an answer");
		});
	}

	@Test
	void refusesAnIdThatTheProviderDoesNotShowForTheOrder() {
		runWithALostAnswer(true);
		assertRefused(held(), new Decision.PlacedAs("xQg4IeRUNIcIfJSWx6Nl"), "does not show");
		assertRefused(held(), new Decision.PlacedAs(" "), "--placed is empty");
		workplace.provider("gifthub").fault("{'kind': 'unavailable', 'operation': 'get'}");
		assertRefused(held(), new Decision.PlacedAs("xQg4IeRUNIcIfJSWx6Nl"), "could not be asked");
		assertThat(held().state()).isEqualTo(OrderState.HELD);
	}

	@Test
	void refusesAnIdThatBelongsToAnotherOrder() {
		runWithALostAnswer(true);
		RunReport other = workplace.run("gifts",
				workplace.sheet("two.csv", List.of("reference,sku,price,quantity", "R2,039-00-range,10,1")));
		String id = workplace.operations().orders(other.executionId(), null).get(0).providerOrderId();
		assertRefused(held(), new Decision.PlacedAs(id), "belongs to order");
	}

	@Test
	void placesUnderTheSameReferenceWhatWasNotPlacedByDecision() {
		RunReport run = runWithALostAnswer(false);
		OrderView held = held();

		assertThat(resolve(held, new Decision.NotPlaced(), "their support says no").state())
			.isEqualTo(OrderState.PLANNED);
		RunReport reopened = report(run);
		assertThat(reopened.status()).isEqualTo(RunStatus.FAILED);
		assertThat(reopened.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(reopened.error()).isEqualTo("1 order to place");
		assertThat(reopened.units().skipped()).isEqualTo(3);

		RunReport done = workplace.operations().restart(reopened.executionId(), Progress.NONE);
		assertThat(done.error()).isNull();
		assertThat(done.exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(3);
		assertThat(workplace.operations().orders(done.executionId(), OrderState.PLACED)).singleElement()
			.satisfies((order) -> assertThat(order.reference()).isEqualTo(held.reference()));
	}

	@Test
	void placesWhatWasDecidedOfARunThatHadFailedBehindItsPlacing() {
		RunReport run = runWithALostAnswer(false);
		OrderView held = held();
		jdbc()
			.update("update bo_run set status = 'FAILED', exit_code = 4, failure = 'the result could not be written'");
		jdbc().update("update BATCH_JOB_EXECUTION set STATUS = 'FAILED'");
		jdbc().update("update BATCH_STEP_EXECUTION set STATUS = 'FAILED' where STEP_NAME = 'report'");

		resolve(held, new Decision.NotPlaced(), "their support says no");
		RunReport done = workplace.operations().restart(run.executionId(), Progress.NONE);
		assertThat(done.error()).isNull();
		assertThat(done.exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(3);
	}

	@Test
	void reopensTheRunInTheTransactionOfTheDecision() {
		RunReport run = runWithALostAnswer(false);
		OrderView held = held();
		jdbc().update("update bo_run set result_path = ?", directory.resolve("no/such/place.csv").toString());
		workplace.restarted("bulk-ordering.results-directory=" + unwritable());
		resolve(held, new Decision.NotPlaced(), "their support says no");
		assertThat(report(run).status()).isEqualTo(RunStatus.FAILED);
		assertThat(report(run).error()).isEqualTo("1 order to place");
	}

	@Test
	void restartsACompleteRunThatHasAnOrderToPlaceAllTheSame() {
		RunReport run = runWithALostAnswer(false);
		jdbc().update("update bo_order set state = 'PLANNED', due_at = 0, ever_unknown = false where state = 'HELD'");
		RunReport done = workplace.operations().restart(run.executionId(), Progress.NONE);
		assertThat(done.exitCode()).as(done.error()).isZero();
		assertThat(done.units().ordered()).isEqualTo(3);
	}

	@Test
	void refusesADecisionAgainstWhatTheProviderShowsNow() {
		own = database.another();
		workplace = new Workplace(directory, own, "bulk-ordering.providers.budgetree.search-lag=0s").job("cards",
				"provider: budgetree\nfollow: {interval: 50ms, limit: 20s}\n");
		workplace.provider("budgetree")
			.settings("{'search-lag-ms': 600000}")
			.fault("{'kind': 'code', 'code': 5313, 'placed': true, 'times': 1}");
		RunReport run = workplace.run("cards",
				workplace.sheet("one.csv", TrialProvider.BUDGETREE.sheet(1, 0, new Random(1))));
		assertThat(run.exitCode()).as(run.error()).isEqualTo(ExitCode.INCOMPLETE);
		workplace.provider("budgetree").settings("{'search-lag-ms': 0}");
		assertRefused(held(), new Decision.NotPlaced(), "was shown by the provider");
		assertRefused(held(), new Decision.Reject(), "was shown by the provider");
		workplace.operations().follow(Progress.NONE);
		assertThat(report(run).exitCode()).isZero();
	}

	@Test
	void placesNothingAnyMoreOfARunThatWasGivenUp() {
		RunReport run = runWithALostAnswer(false);
		OrderView held = held();
		jdbc().update("update bo_run set status = 'FAILED'");
		assertThat(workplace.operations().abandon(run.executionId(), "not wanted").inDoubt())
			.containsExactly(held.reference());
		assertRefused(held, new Decision.NotPlaced(), "was given up");
		jdbc().update("update bo_order set code = 'SPLIT_EXISTS'");
		workplace.operations().follow(Progress.NONE);
		assertThat(report(run).status()).isEqualTo(RunStatus.ABANDONED);
		assertThat(resolve(held, new Decision.Reject(), "not wanted").state()).isEqualTo(OrderState.REJECTED);
	}

	@Test
	void givesUpARunWhoseResultHasNoPlaceAndWhoseProviderIsGone() {
		RunReport run = runWithALostAnswer(false);
		jdbc().update("update bo_run set status = 'FAILED'");
		workplace.restarted("bulk-ordering.results-directory=" + unwritable(),
				"bulk-ordering.providers.gifthub.base-url=");
		assertThat(workplace.operations().abandon(run.executionId(), "not wanted").inDoubt()).hasSize(1);
		assertThat(report(run).status()).isEqualTo(RunStatus.ABANDONED);
	}

	@Test
	void rejectsByDecision() {
		RunReport run = runWithALostAnswer(false);
		assertThat(resolve(held(), new Decision.Reject(), "not wanted any more").state())
			.isEqualTo(OrderState.REJECTED);
		RunReport now = report(run);
		assertThat(now.units().rejected()).isEqualTo(3);
		assertThat(now.status()).isEqualTo(RunStatus.COMPLETED);
		assertThat(now.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
	}

	@Test
	void waitsForTheSearchLagBeforeAnythingCountsAsNotPlaced() {
		runWithALostAnswer(true, "bulk-ordering.providers.gifthub.search-lag=10m");
		assertRefused(held(), new Decision.NotPlaced(), "search-lag");
		assertRefused(held(), new Decision.Reject(), "search-lag");
	}

	@Test
	void refusesADecisionWithoutAReasonOrOnNoOrder() {
		runWithALostAnswer(true);
		OrderView held = held();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> resolve(held, new Decision.Reject(), " "))
			.withMessageContaining("--reason");
		assertThatExceptionOfType(RefusedException.class)
			.isThrownBy(() -> workplace.operations().resolve("NOSUCH", new Decision.Reject(), "x", Progress.NONE))
			.withMessageContaining("There is no order NOSUCH");
	}

	private void assertRefused(OrderView order, Decision decision, String sentence) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> resolve(order, decision, "because"))
			.withMessageContaining(sentence);
	}

	private OrderView resolve(OrderView order, Decision decision, String reason) {
		return workplace.operations().resolve(order.reference(), decision, reason, Progress.NONE);
	}

	private OrderView held() {
		List<OrderView> held = workplace.operations().orders(null, OrderState.HELD);
		assertThat(held).hasSize(1);
		return held.get(0);
	}

	private JsonNode atProvider() {
		return workplace.provider("gifthub").orders().get(0);
	}

	private RunReport report(RunReport run) {
		return workplace.operations().execution(run.executionId()).report();
	}

	// A folder cannot be where a file is.
	private Path unwritable() {
		return workplace.sheet("a-file", List.of("x")).resolve("results");
	}

	private String audited() {
		return String.valueOf(jdbc().queryForList("select * from bo_audit"));
	}

	private JdbcTemplate jdbc() {
		return new JdbcTemplate(own.dataSource());
	}

}
