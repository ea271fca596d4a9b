package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.springframework.batch.infrastructure.support.transaction.ResourcelessTransactionManager;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.Limits;
import dev.bulkordering.placement.Calls.Call;
import dev.bulkordering.placement.Calls.Completion;
import dev.bulkordering.placement.OrderContents.Contents;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.TestSettings;
import dev.bulkordering.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RecordingTests {

	private static final Fence NOBODY_ELSE = new Fence() {

		@Override
		public long number() {
			return 1;
		}

		@Override
		public void verify() {
			// the run has no other owner
		}

	};

	private final List<Order> written = new ArrayList<>();

	@Test
	void writesTheOtherAnswersOfAGroupOfWhichOneCannotBeUnderstood() {
		List<Order> orders = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			orders.add(OrderFixtures.inDoubt(IfNotThere.PLACE_AGAIN, 0, 1));
		}
		try (TestDatabase database = TestDatabase.inMemory()) {
			Recording recording = recording(database, (order, pieces, answer, question, changes) -> {
				if (order == orders.get(1)) {
					throw new IllegalStateException("impossible");
				}
				return Change.of(order);
			});
			List<Completion> group = orders.stream().map(RecordingTests::answered).toList();
			assertThatThrownBy(() -> recording.record(group)).hasMessage("impossible");
			assertThat(recording.hasUnwritten()).isTrue();
			recording.record(List.of());
			assertThat(recording.hasUnwritten()).isFalse();
			assertThat(written).containsExactly(orders.get(0), orders.get(2), orders.get(3));
		}
	}

	private static Completion answered(Order order) {
		// nothing but the pieces is looked at
		Contents contents = new Contents(null, OrderFixtures.PIECES);
		return new Completion(new Call(order, contents, CallKind.LOOK_UP, 0, null), null,
				new LookUp.NotThere("not there"), List.of());
	}

	private Recording recording(TestDatabase database, Settlement settlement) {
		JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
		Transactions transactions = new Transactions(new ResourcelessTransactionManager(), Duration.ZERO) {
			@Override
			void save(Orders orders, Collection<Order> changed, Runnable guard, Runnable work) {
				written.addAll(changed);
			}

			@Override
			public <T> T read(Supplier<T> query) {
				return query.get();
			}
		};
		Ledger ledger = new Ledger(transactions, new Orders(jdbc), new Journal(jdbc), null, NOBODY_ELSE, "");
		PlacingStore store = new PlacingStore(new RunIdentity(1, "job", "0".repeat(64), 1), new Orders(jdbc), null,
				new Journal(jdbc), ledger, new DatabaseClock(jdbc), null, () -> 100, transactions);
		PlacingSettings settings = new PlacingSettings(TestSettings.settings(), "", (values) -> Limits.NONE,
				BigDecimal.ZERO, Duration.ofMinutes(1), Duration.ofSeconds(1));
		// a look-up's answer needs no gateway any more
		return new Recording(settings, null, store, settlement, OrderFixtures.changes(), new OutageWatch(5),
				new Halt());
	}

}
