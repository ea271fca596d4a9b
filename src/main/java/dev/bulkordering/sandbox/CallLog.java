package dev.bulkordering.sandbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Faults.Stored;

/** Every request that a provider has seen. Answers are not in it: they hold cards. */
final class CallLog {

	private final String provider;

	private final Ledger ledger;

	CallLog(EmulatedProvider provider, Ledger ledger) {
		this.provider = provider.name();
		this.ledger = ledger;
	}

	/** Enters a request that has arrived; returns its number. */
	long arrived(String operation, Request request, Subject subject, @Nullable Stored fault) {
		return ledger.sql()
			.insert("insert into seen_call (provider, operation, method, path, reference, order_id, client_port, "
					+ "arrived_at, fault, fault_kind) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", provider, operation,
					request.method(), request.path(), subject.reference(), subject.orderId(), request.clientPort(),
					ledger.now(), fault == null ? null : fault.id(),
					fault == null ? null : fault.rule().kindOrFail().text());
	}

	/** Enters what a request is about to be answered with. */
	void answered(long call, Answer answer) {
		ledger.sql()
			.update("update seen_call set status = ?, order_id = coalesce(?, order_id) where id = ?", answer.status(),
					ledger.added(), call);
	}

	/**
	 * The requests in the order of their arrival.
	 * @param filter {@code operation} and {@code reference} to ask for
	 */
	ArrayNode list(Map<String, String> filter) {
		String operation = filter.get("operation");
		String reference = filter.get("reference");
		ArrayNode list = Json.array();
		list.addAll(ledger.sql()
			.query(CallLog::call,
					"select * from seen_call where provider = ? and (cast(? as varchar) is null or operation = ?) "
							+ "and (cast(? as varchar) is null or reference = ?) order by id",
					provider, operation, operation, reference, reference));
		return list;
	}

	/** How often the operation was called for the order with a reference. */
	Map<String, Integer> countByReference(String operation) {
		Map<String, Integer> counts = new HashMap<>();
		ledger.sql()
			.query((row) -> counts.put(row.getString("reference"), row.getInt("calls")),
					"select reference, count(*) as calls from seen_call where provider = ? and operation = ? "
							+ "and reference is not null group by reference",
					provider, operation);
		return counts;
	}

	private static ObjectNode call(ResultSet row) throws SQLException {
		ObjectNode call = Json.object().put("id", row.getLong("id")).put("operation", row.getString("operation"));
		call.put("method", row.getString("method")).put("path", row.getString("path"));
		call.put("reference", row.getString("reference")).put("orderId", row.getString("order_id"));
		call.put("clientPort", row.getInt("client_port")).put("at", String.valueOf(Sql.instant(row, "arrived_at")));
		call.put("fault", row.getString("fault_kind"));
		return call.put("status", (Integer) row.getObject("status"));
	}

}
