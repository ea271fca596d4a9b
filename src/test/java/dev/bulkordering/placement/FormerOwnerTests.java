package dev.bulkordering.placement;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.bulkordering.testing.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Fence.OwnershipLostException;
import dev.bulkordering.placement.ModelProvider.Fate;
import dev.bulkordering.placement.ModelProvider.Kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a former owner, or an operator, leaves to the next owner of a run: histories that
 * random ones come to too seldom.
 */
class FormerOwnerTests {

	private static TestDatabase database;

	private static Books books;

	@BeforeAll
	static void open() {
		database = TestDatabase.inMemory().migrated();
		books = new Books(database.dataSource());
	}

	@AfterAll
	static void close() {
		database.close();
	}

	@Test
	void letsALookUpLoseAgainstItsProofOfAnOrderDeliveredInPart() {
		ModelProvider provider = provider();
		RunIdentity run = books.run(List.of(Map.of(2, 2), Map.of(3, 1)));
		Owner former = buyingInPart(run, provider);
		Owner next = new Owner(books.takeOver(run), provider);
		next.recover();
		books.clock.advance(ModelProvider.SEARCH_LAG);
		provider.behave();
		assertThat(next.ask(1)).hasSize(1);
		next.commit(1);
		next.send(0);
		proveLate(former);
		next.record(true, 0);
		assertThat(states(run)).containsExactly(OrderState.PLACED, OrderState.PLACED, OrderState.HELD);
		assertThat(books.reconciliation.differences(run.runId())).isEmpty();
	}

	@Test
	void sharesTheNumbersOfNewOrdersWithItsSuccessor() {
		ModelProvider provider = provider();
		RunIdentity run = books.run(List.of(Map.of(2, 2), Map.of(3, 1, 4, 1)));
		Owner former = buyingInPart(run, provider);
		Owner next = new Owner(books.takeOver(run), provider);
		next.recover();
		next.commit(1);
		provider.expect(Fate.REFUSED, 0);
		next.send(0);
		proveLate(former);
		next.record(true, 0);
		assertThat(states(run)).containsExactly(OrderState.PLACED, OrderState.SPLIT, OrderState.HELD,
				OrderState.PLANNED, OrderState.PLANNED);
		assertThat(books.reconciliation.differences(run.runId())).isEmpty();
	}

	@Test
	void countsNoPurchaseTwiceThatAnOperatorLetBePlacedAgain() {
		ModelProvider provider = provider();
		RunIdentity run = books.run(List.of(Map.of(2, 2)));
		Owner owner = new Owner(books.takeOver(run), provider);
		owner.commit(1);
		provider.expect(Fate.BOUGHT_IN_PART, 0);
		owner.send(0);
		owner.record(true, 0);
		assertThat(states(run)).as("an order of which nothing was delivered").containsExactly(OrderState.HELD);
		Order held = books.orders.in(run.runId(), OrderState.HELD).get(0);
		String reference = held.identity().reference();
		owner.decisions()
			.notPlaced(held, "nothing came",
					() -> books.audit.add(Action.RESOLVE, run.runId(), reference, "looked there", "not placed"));
		assertThat(books.reconciliation.differences(run.runId())).isEmpty();
		books.clock.advance(Duration.ofSeconds(1));
		provider.behave();
		owner.commit(1);
		owner.send(0);
		owner.record(true, 0);
		assertThat(states(run)).containsExactly(OrderState.PLACED);
		assertThat(books.reconciliation.differences(run.runId())).isEmpty();
	}

	private static ModelProvider provider() {
		return new ModelProvider(Kind.BY_REFERENCE, false, books.clock::millis,
				(id) -> id + "-" + books.clock.millis());
	}

	/**
	 * An owner that freezes after the answer to its first order, and before writing it
	 * down.
	 */
	private static Owner buyingInPart(RunIdentity run, ModelProvider provider) {
		Owner owner = new Owner(books.takeOver(run), provider);
		owner.commit(1);
		provider.expect(Fate.BOUGHT_IN_PART, 1);
		owner.send(0);
		return owner;
	}

	private static void proveLate(Owner former) {
		assertThatExceptionOfType(OwnershipLostException.class).isThrownBy(() -> former.record(true, 0));
		former.recordProof();
	}

	private static List<OrderState> states(RunIdentity run) {
		return books.orders.behind(run.runId(), 0, 100).stream().map(Order::state).toList();
	}

}
