package dev.bulkordering.following;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.Piece;
import dev.bulkordering.placement.Change;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.OrderFixtures;
import dev.bulkordering.placement.Question;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Receipt;

import static org.assertj.core.api.Assertions.assertThat;

/** When a look-up's answer counts, and what it changes. The search lag is 30 s. */
class LookUpRulesTests {

	private static final long LAG = 30_000;

	private static final LookUp NOT_THERE = new LookUp.NotThere("no such order");

	private final LookUpRules rules = new LookUpRules(new FollowSettings(Duration.ofMillis(LAG), Duration.ofMillis(200),
			5, Duration.ofSeconds(5), List.of(), Duration.ofDays(3)));

	@Test
	void doesNotCountNotThereThatWasAskedTooEarly() {
		Order order = OrderFixtures.inDoubt(IfNotThere.PLACE_AGAIN, 60_000, 1);
		settle(order, NOT_THERE, 59_999);
		settle(order, NOT_THERE, 59_999);
		assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
		assertThat(order.notThereFirstAt()).isNull();
		assertThat(order.dueAt()).isEqualTo(60_000);
	}

	@Test
	void countsNotThereOnlyWhenItWasAnsweredTwiceTheSearchLagApart() {
		Order order = OrderFixtures.inDoubt(IfNotThere.PLACE_AGAIN, 60_000, 1);
		settle(order, NOT_THERE, 60_000);
		assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
		settle(order, NOT_THERE, 60_000 + LAG - 1);
		assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
		assertThat(order.dueAt()).isEqualTo(60_000 + LAG);
		settle(order, NOT_THERE, 60_000 + LAG);
		assertThat(order.state()).isEqualTo(OrderState.PLANNED);
	}

	@Test
	void adoptsAnOrderThatIsFoundHoweverEarly() {
		Order order = OrderFixtures.inDoubt(IfNotThere.PLACE_AGAIN, 60_000, 1);
		settle(order, found(new Outcome.Placed(Receipt.of("their-id", "complete"))), 1);
		assertThat(order.state()).isEqualTo(OrderState.PLACED);
	}

	@ParameterizedTest
	@EnumSource(IfNotThere.class)
	void doesWithAnOrderThatIsNotThereWhatTheAnswerBehindTheDoubtAsksFor(IfNotThere ifNotThere) {
		Order order = OrderFixtures.inDoubt(ifNotThere, 0, 5);
		settle(order, NOT_THERE, 0);
		Change change = settle(order, NOT_THERE, LAG);
		assertThat(order.state()).isEqualTo(switch (ifNotThere) {
			case PLACE_AGAIN -> OrderState.PLANNED;
			case TRY_THEN_REJECT, REJECT -> OrderState.REJECTED;
			case SPLIT -> OrderState.SPLIT;
			case HOLD -> OrderState.HELD;
		});
		assertThat(change.children()).hasSize(ifNotThere == IfNotThere.SPLIT ? 2 : 0);
		if (order.state() == OrderState.REJECTED) {
			assertThat(order.code()).isEqualTo("CODE");
			assertThat(order.message()).isEqualTo("the answer");
		}
	}

	@Test
	void placesAgainAfterAnAnswerOfTheProvidersOwnWhileTriesAreLeft() {
		Order order = OrderFixtures.inDoubt(IfNotThere.TRY_THEN_REJECT, 0, 4);
		settle(order, NOT_THERE, 0);
		settle(order, NOT_THERE, LAG);
		assertThat(order.state()).isEqualTo(OrderState.PLANNED);
	}

	@Test
	void neverReplacesAKnownStateByAnUnknownOne() {
		for (LookUp answer : List.of(NOT_THERE, new LookUp.Unclear("?"), new LookUp.Contradiction("?"),
				new LookUp.NotAnswered(Outcome.Unknown.outage("time-out")))) {
			Order pending = OrderFixtures.pending(0);
			settle(pending, answer, 10);
			assertThat(pending.state()).isEqualTo(OrderState.PENDING);
			Order held = OrderFixtures.held();
			settle(held, answer, 10 * LAG);
			assertThat(held.state()).isEqualTo(OrderState.HELD);
		}
	}

	@Test
	void settlesAHeldOrderThatIsFound() {
		Order held = OrderFixtures.held();
		settle(held, found(new Outcome.Accepted(Receipt.of("their-id", "processing"))), 10);
		assertThat(held.state()).isEqualTo(OrderState.PENDING);
	}

	@Test
	void holdsAnOrderThatIsStillPendingWhenTheDelaysAreOver() {
		Order order = OrderFixtures.pending(1_000);
		LookUp processing = found(new Outcome.Accepted(Receipt.of("their-id", "processing")));
		settle(order, processing, Duration.ofDays(3).toMillis());
		assertThat(order.state()).isEqualTo(OrderState.PENDING);
		settle(order, processing, Duration.ofDays(3).toMillis() + 1_000);
		assertThat(order.state()).isEqualTo(OrderState.HELD);
		settle(order, processing, Duration.ofDays(3).toMillis() + 2_000);
		assertThat(order.state()).as("a person has to look at it").isEqualTo(OrderState.HELD);
		settle(order, found(new Outcome.Placed(Receipt.of("their-id", "done"))), Duration.ofDays(4).toMillis());
		assertThat(order.state()).isEqualTo(OrderState.PLACED);
	}

	@Test
	void confirmsTheSameQuoteAgainWhileItLives() {
		Order order = OrderFixtures.quotedInDoubt(IfNotThere.PLACE_AGAIN, Instant.ofEpochMilli(600_000));
		settle(order, new LookUp.QuotePending(Instant.ofEpochMilli(600_000), "pending"), 599_999);
		assertThat(order.state()).isEqualTo(OrderState.PLANNED);
		assertThat(OrderFixtures.quoteId(order)).isEqualTo("quote");
	}

	@Test
	void asksForANewQuoteOnlyWhenTheOldOneIsSurelyDead() {
		Order order = OrderFixtures.quotedInDoubt(IfNotThere.PLACE_AGAIN, Instant.ofEpochMilli(600_000));
		LookUp pending = new LookUp.QuotePending(Instant.ofEpochMilli(600_000), "pending");
		settle(order, pending, 600_000);
		settle(order, pending, 600_000 + LAG - 1);
		assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
		settle(order, pending, 600_000 + LAG);
		assertThat(order.state()).isEqualTo(OrderState.PLANNED);
		assertThat(OrderFixtures.quoteId(order)).isNull();
	}

	@Test
	void holdsAnOrderWhoseAnswersContradictEachOther() {
		Order order = OrderFixtures.quotedInDoubt(IfNotThere.PLACE_AGAIN, Instant.ofEpochMilli(600_000));
		settle(order, new LookUp.Contradiction("404 for a quote that was given"), 10);
		assertThat(order.state()).isEqualTo(OrderState.HELD);
	}

	@Test
	void asksAgainWhereAContradictionMayOnlyBeTheSearchLag() {
		Order order = OrderFixtures.inDoubt(IfNotThere.PLACE_AGAIN, 60_000, 1);
		settle(order, new LookUp.Contradiction("404 for an order that was taken"), 59_999);
		assertThat(order.state()).isEqualTo(OrderState.UNKNOWN);
		assertThat(order.dueAt()).isEqualTo(60_000);
		settle(order, new LookUp.Contradiction("404 for an order that was taken"), 60_000);
		assertThat(order.state()).isEqualTo(OrderState.HELD);
	}

	@Test
	void givesDeliveredUnitsToTheRowsInRowOrderAndHoldsTheRest() {
		Order order = OrderFixtures.pending(0);
		Receipt receipt = new Receipt("their-id", null, null, List.of(), Map.of("A", 3, "B", 0), "partial");
		Change change = settle(order, found(new Outcome.Placed(receipt)), 10);
		assertThat(order.state()).isEqualTo(OrderState.PLACED);
		assertThat(order.units()).isEqualTo(3);
		assertThat(order.amount()).isEqualByComparingTo("30");
		assertThat(change.pieces()).containsExactly(new Piece(2, "A", "", BigDecimal.TEN, 2),
				new Piece(3, "A", "", BigDecimal.TEN, 1));
		assertThat(change.children()).singleElement().satisfies((child) -> {
			assertThat(child.order().state()).isEqualTo(OrderState.HELD);
			assertThat(child.order().identity().parent()).isEqualTo("REFERENCE");
			assertThat(child.pieces()).containsExactly(new Piece(3, "A", "", BigDecimal.TEN, 1),
					new Piece(4, "B", "", BigDecimal.ONE, 1));
		});
	}

	private Change settle(Order order, LookUp answer, long askedAt) {
		return rules.settle(order, OrderFixtures.PIECES, answer, new Question(askedAt, askedAt),
				OrderFixtures.changes());
	}

	private static LookUp found(Outcome outcome) {
		return new LookUp.Found(outcome);
	}

}
