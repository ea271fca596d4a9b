package dev.bulkordering.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Sql.SqlFailure;

/** A provider's state: opens its {@link Ledger} for one call after the other. */
final class Books {

	private final Database database;

	private final EmulatedProvider provider;

	private final Clock clock;

	private final Messenger messenger;

	// callers queue here, not on the database's row lock, where each would hold a
	// connection
	private final ReentrantLock queue = new ReentrantLock(true);

	Books(Database database, EmulatedProvider provider, Clock clock, Messenger messenger) {
		this.database = database;
		this.provider = provider;
		this.clock = clock;
		this.messenger = messenger;
		if (!isEntered()) {
			enter();
		}
	}

	private boolean isEntered() {
		return !database
			.inTransaction(
					(sql) -> sql.query((row) -> true, "select name from provider where name = ?", provider.name()))
			.isEmpty();
	}

	private void enter() {
		try {
			database.inTransaction((sql) -> sql.update(
					"insert into provider (name, settings, last_order, last_card) values (?, '{}', 0, 0)",
					provider.name()));
		}
		catch (SqlFailure ex) {
			// another sandbox that starts on the directory may have been first
			if (!isEntered()) {
				throw ex;
			}
		}
	}

	EmulatedProvider provider() {
		return provider;
	}

	/**
	 * Does work while nobody else has the books; written when this returns. Orders whose
	 * end was decided are told of when they end.
	 */
	<T> T open(Function<Ledger, T> work) {
		queue.lock();
		try {
			Map<String, Instant> ends = new LinkedHashMap<>();
			T result = database.inTransaction((sql) -> {
				Ledger ledger = ledger(sql);
				T done = work.apply(ledger);
				save(sql, ledger);
				ends.clear();
				ends.putAll(dues(ledger));
				return done;
			});
			ends.forEach((orderId, due) -> messenger.expect(this, orderId, due));
			return result;
		}
		finally {
			queue.unlock();
		}
	}

	private Map<String, Instant> dues(Ledger ledger) {
		Map<String, Instant> dues = new LinkedHashMap<>();
		if (provider.webhooks().isPresent()) {
			Duration delay = ledger.settings().millis("webhook-delay-ms");
			ledger.ends().forEach((orderId, end) -> dues.put(orderId, end.plus(delay)));
		}
		return dues;
	}

	/**
	 * Forgets orders, calls, faults, tokens and webhooks; numbers go on, so that none is
	 * given twice.
	 */
	void reset() {
		open((ledger) -> {
			for (String table : new String[] { "item", "purchase", "fault", "seen_call", "token", "webhook" }) {
				ledger.sql().update("delete from " + table + " where provider = ?", provider.name());
			}
			ledger.settings().restore(provider.defaultSettings());
			return true;
		});
	}

	private Ledger ledger(Sql sql) {
		return sql
			.query((row) -> new Ledger(sql, provider, settings(Json.object(row.getString("settings"))),
					clock.instant().truncatedTo(ChronoUnit.MILLIS), row.getLong("last_order"),
					row.getLong("last_card")), "select * from provider where name = ? for update", provider.name())
			.get(0);
	}

	private Settings settings(ObjectNode stored) {
		return Settings.of(provider, stored);
	}

	private void save(Sql sql, Ledger ledger) {
		sql.update("update provider set last_order = ?, last_card = ? where name = ?", ledger.lastOrder(),
				ledger.lastCard(), provider.name());
		if (ledger.settings().isChanged()) {
			sql.update("update provider set settings = ? where name = ?", ledger.settings().asJson().toString(),
					provider.name());
		}
	}

}
