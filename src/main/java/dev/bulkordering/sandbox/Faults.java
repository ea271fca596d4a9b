package dev.bulkordering.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A provider's fault rules, kept with its books. */
final class Faults {

	private final EmulatedProvider provider;

	private final Ledger ledger;

	Faults(EmulatedProvider provider, Ledger ledger) {
		this.provider = provider;
		this.ledger = ledger;
	}

	/**
	 * Adds a rule, or an array of them, after the others.
	 * @throws BadControlException if one can't be meant so; none is added then
	 */
	void add(JsonNode rules) {
		List<FaultRule> checked = (rules.isArray() ? rules.valueStream().toList() : List.of(rules)).stream()
			.map((rule) -> FaultRule.of(rule, provider))
			.toList();
		for (FaultRule rule : checked) {
			ledger.sql()
				.update("insert into fault (provider, rule, made_at, seen, fired) values (?, ?, ?, 0, 0)",
						provider.name(), Json.MAPPER.writeValueAsString(rule), ledger.now());
		}
	}

	/** Removes every rule. */
	void clear() {
		ledger.sql().update("delete from fault where provider = ?", provider.name());
	}

	/** The rules with their ids, and how often each has met a call and fired. */
	ArrayNode list() {
		ArrayNode list = Json.array();
		for (Stored stored : stored()) {
			ObjectNode entry = Json.object().put("id", stored.id()).put("seen", stored.seen());
			list.add(entry.put("fired", stored.fired()).set("rule", Json.MAPPER.valueToTree(stored.rule())));
		}
		return list;
	}

	/** The rule that fires for a call, or null; counts it for every rule it meets. */
	@Nullable Stored next(String operation, Subject subject) {
		for (Stored stored : stored()) {
			if (stored.rule().meets(operation, subject, provider, ledger.settings())) {
				boolean fires = stored.rule()
					.fires(stored.seen(), stored.fired(), Duration.between(stored.madeAt(), ledger.now()));
				ledger.sql()
					.update("update fault set seen = seen + 1, fired = fired + ? where id = ?", fires ? 1 : 0,
							stored.id());
				if (fires) {
					return stored;
				}
			}
		}
		return null;
	}

	private List<Stored> stored() {
		return ledger.sql()
			.query(Faults::stored, "select * from fault where provider = ? order by id", provider.name());
	}

	private static Stored stored(ResultSet row) throws SQLException {
		return new Stored(row.getLong("id"), FaultRule.stored(row.getString("rule")),
				Objects.requireNonNull(Sql.instant(row, "made_at")), row.getInt("seen"), row.getInt("fired"));
	}

	/**
	 * A rule and what has come of it.
	 *
	 * @param id its number
	 * @param rule the rule
	 * @param madeAt when it was added
	 * @param seen how many calls it has met
	 * @param fired how often it has fired
	 */
	record Stored(long id, FaultRule rule, Instant madeAt, int seen, int fired) {

	}

}
