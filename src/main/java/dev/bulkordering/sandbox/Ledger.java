package dev.bulkordering.sandbox;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToIntFunction;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.sandbox.Purchase.Bought;

/**
 * A provider's books during one call: its orders, numbers and settings. One call at a
 * time has them, of all processes, and all that it does is committed together before the
 * call is answered.
 */
public final class Ledger {

	private final Sql sql;

	private final EmulatedProvider provider;

	private final Settings settings;

	private final Instant now;

	private long lastOrder;

	private long lastCard;

	private @Nullable FaultRule finish;

	private @Nullable String added;

	private final Map<String, Instant> ends = new LinkedHashMap<>();

	Ledger(Sql sql, EmulatedProvider provider, Settings settings, Instant now, long lastOrder, long lastCard) {
		this.sql = sql;
		this.provider = provider;
		this.settings = settings;
		this.now = now;
		this.lastOrder = lastOrder;
		this.lastCard = lastCard;
	}

	/** The provider's settings. */
	public Settings settings() {
		return settings;
	}

	/** The time of the call, in whole milliseconds. */
	public Instant now() {
		return now;
	}

	/** The tokens of a kind that the provider has issued. */
	public Tokens tokens(String kind) {
		return new Tokens(this, provider.name(), kind);
	}

	/** A number that no other order of the provider has, counted from 1. */
	public long nextOrderNumber() {
		return ++lastOrder;
	}

	/** Enters a new order. */
	public void add(Purchase order) {
		sql.update(
				"insert into purchase (provider, id, reference, created_at, expires_at, details) "
						+ "values (?, ?, ?, ?, ?, ?)",
				provider.name(), order.id(), order.reference(), order.createdAt(), order.expiresAt(),
				order.details().toString());
		int position = 0;
		for (Item item : order.items()) {
			sql.update(
					"insert into item (provider, purchase, position, sku, price, currency, units, bought) "
							+ "values (?, ?, ?, ?, ?, ?, ?, 0)",
					provider.name(), order.id(), position++, item.sku(), item.price(), item.currency(), item.units());
		}
		added = order.id();
	}

	/**
	 * How an order that is bought now will end: as the settings say, or as a fault rule
	 * has it.
	 * @param order the order
	 * @param available units that can be delivered of an item: fewer than asked for make
	 * the order partial, none makes it fail
	 * @param partial the provider's word for an order delivered in part, or null where it
	 * delivers all or nothing
	 * @param failed its word for one of which nothing is delivered
	 */
	public Ending ending(Purchase order, ToIntFunction<Item> available, @Nullable String partial, String failed) {
		String good = provider.endStates().get(0);
		String wanted = (finish == null || finish.state() == null) ? good : finish.state();
		List<Item> items = new ArrayList<>();
		for (Item item : order.items()) {
			items.add(item.bought(Math.min(delivered(order, item, wanted, good, partial), available.applyAsInt(item))));
		}
		int units = items.stream().mapToInt(Item::bought).sum();
		int asked = order.items().stream().mapToInt(Item::units).sum();
		String state = wanted;
		if (partial != null && (wanted.equals(good) || wanted.equals(partial))) {
			state = (units == asked) ? good : (units == 0) ? failed : partial;
		}
		return new Ending(state, items, finish == null ? settings.millis("finish-ms") : finish.finishAfter(settings),
				finish == null ? settings.number("finish-look-ups").intValue() : finish.finishLookUps(settings));
	}

	private int delivered(Purchase order, Item item, String state, String good, @Nullable String partial) {
		if (state.equals(good)) {
			return item.units();
		}
		if (!state.equals(partial)) {
			return 0;
		}
		if (finish != null && finish.delivered() != null) {
			return finish.delivered().getOrDefault(item.sku(), item.units());
		}
		boolean last = item == order.items().get(order.items().size() - 1);
		return last ? item.units() - 1 : item.units();
	}

	/** Whether a fault rule says how the order of this call ends. */
	public boolean isFinishForced() {
		return finish != null;
	}

	/** Buys an order. Money and stock are the caller's. */
	public Purchase buy(Purchase order, Ending ending) {
		int units = ending.items().stream().mapToInt(Item::bought).sum();
		Bought bought = new Bought(now, now.plus(ending.after()), ending.lookUps(), ending.state(), lastCard + 1);
		lastCard += units;
		if (bought.lookUpsLeft() == 0) {
			ends.put(order.id(), bought.finishesAt());
		}
		sql.update(
				"update purchase set bought_at = ?, finishes_at = ?, look_ups_left = ?, end_state = ?, first_card = ? "
						+ "where provider = ? and id = ?",
				bought.at(), bought.finishesAt(), bought.lookUpsLeft(), bought.endState(), bought.firstCard(),
				provider.name(), order.id());
		int position = 0;
		for (Item item : ending.items()) {
			sql.update("update item set bought = ? where provider = ? and purchase = ? and position = ?", item.bought(),
					provider.name(), order.id(), position++);
		}
		return order.bought(bought, ending.items());
	}

	/** The order with an id, or null. */
	public @Nullable Purchase withId(String id) {
		List<Purchase> found = orders("id = ?", id);
		return found.isEmpty() ? null : found.get(0);
	}

	/** The orders with a reference, oldest first. */
	public List<Purchase> withReference(String reference) {
		return orders("reference = ?", reference);
	}

	/** All orders, oldest first. */
	List<Purchase> orders() {
		return orders("1 = ?", 1);
	}

	/** Whether a look-up finds the order yet: it may lag behind. */
	public boolean isFound(Purchase order) {
		return !order.createdAt().isAfter(seen());
	}

	/**
	 * How far a look-up sees an order to be, the search lag included; counts as a look-up
	 * where the order finishes after a number of them.
	 */
	public Phase lookUp(Purchase order) {
		Phase phase = order.phase(seen());
		if (phase == Phase.RUNNING && order.boughtOrFail().lookUpsLeft() > 0) {
			sql.update("update purchase set look_ups_left = look_ups_left - 1 where provider = ? and id = ?",
					provider.name(), order.id());
			if (order.boughtOrFail().lookUpsLeft() == 1) {
				ends.put(order.id(), order.boughtOrFail().finishesAt());
			}
		}
		return phase;
	}

	private Instant seen() {
		return now.minus(settings.millis("search-lag-ms"));
	}

	private List<Purchase> orders(String condition, Object value) {
		return sql.query(this::order,
				"select * from purchase where provider = ? and " + condition + " order by position", provider.name(),
				value);
	}

	private Purchase order(ResultSet row) throws SQLException {
		String id = row.getString("id");
		Instant at = Sql.instant(row, "bought_at");
		Bought bought = (at == null) ? null : new Bought(at, Objects.requireNonNull(Sql.instant(row, "finishes_at")),
				row.getInt("look_ups_left"), row.getString("end_state"), row.getLong("first_card"));
		return new Purchase(id, row.getString("reference"), Objects.requireNonNull(Sql.instant(row, "created_at")),
				Sql.instant(row, "expires_at"), bought, Json.object(row.getString("details")),
				sql.query(Ledger::item, "select * from item where provider = ? and purchase = ? order by position",
						provider.name(), id));
	}

	private static Item item(ResultSet row) throws SQLException {
		BigDecimal price = row.getBigDecimal("price").stripTrailingZeros();
		return new Item(row.getString("sku"), price.scale() < 0 ? price.setScale(0) : price, row.getString("currency"),
				row.getInt("units"), row.getInt("bought"));
	}

	Sql sql() {
		return sql;
	}

	void finishBy(@Nullable FaultRule rule) {
		finish = rule;
	}

	/** The id of the order that was entered during this call, or null. */
	@Nullable String added() {
		return added;
	}

	/** The orders of which this call has decided when they end, and these times. */
	Map<String, Instant> ends() {
		return ends;
	}

	long lastOrder() {
		return lastOrder;
	}

	long lastCard() {
		return lastCard;
	}

}
