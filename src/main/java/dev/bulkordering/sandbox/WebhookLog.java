package dev.bulkordering.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every webhook that a provider has sent, without the codes that were in it. */
final class WebhookLog {

	private final String provider;

	private final Ledger ledger;

	WebhookLog(EmulatedProvider provider, Ledger ledger) {
		this.provider = provider.name();
		this.ledger = ledger;
	}

	/** Enters an event that is about to be sent; returns its number. */
	long planned(@Nullable Purchase order, @Nullable String state, String url) {
		return ledger.sql()
			.insert("insert into webhook (provider, order_id, reference, state, url, body, made_at, tries) "
					+ "values (?, ?, ?, ?, ?, 'null', ?, '[]')", provider, order == null ? null : order.id(),
					order == null ? null : order.reference(), state, url, ledger.now());
	}

	/** Enters an event's body, without codes. */
	void says(long event, JsonNode body) {
		ledger.sql().update("update webhook set body = ? where id = ?", body.toString(), event);
	}

	/**
	 * Enters how an event was answered.
	 * @param tries the HTTP statuses, one a request; 0 where no answer came
	 */
	void sent(long event, List<Integer> tries) {
		ledger.sql().update("update webhook set tries = ? where id = ?", tries.toString(), event);
	}

	/** All events, in the order in which they were made. */
	ArrayNode list() {
		ArrayNode list = Json.array();
		list.addAll(ledger.sql()
			.query(WebhookLog::event, "select * from webhook where provider = ? order by id", provider));
		return list;
	}

	/** One event. */
	ObjectNode event(long event) {
		return ledger.sql().query(WebhookLog::event, "select * from webhook where id = ?", event).get(0);
	}

	private static ObjectNode event(ResultSet row) throws SQLException {
		ObjectNode event = Json.object().put("id", row.getLong("id"));
		event.put("orderId", row.getString("order_id")).put("reference", row.getString("reference"));
		event.put("state", row.getString("state")).put("url", row.getString("url"));
		event.put("at", String.valueOf(Sql.instant(row, "made_at")));
		event.set("body", Json.MAPPER.readTree(row.getString("body")));
		JsonNode tries = Json.MAPPER.readTree(row.getString("tries"));
		event.set("tries", tries);
		return event.set("status", tries.isEmpty() ? Json.MAPPER.nullNode() : tries.get(tries.size() - 1));
	}

}
