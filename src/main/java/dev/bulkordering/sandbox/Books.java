package dev.bulkordering.sandbox;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Sql.SqlFailure;

/** A provider's state: opens its {@link Ledger} for one call after the other. */
final class Books {

	private final Database database;

	private final EmulatedProvider provider;

	private final Clock clock;

	// callers queue here, not on the database's row lock, where each would hold a
	// connection
	private final ReentrantLock queue = new ReentrantLock(true);

	Books(Database database, EmulatedProvider provider, Clock clock) {
		this.database = database;
		this.provider = provider;
		this.clock = clock;
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

	/** Does work while nobody else has the books; written when this returns. */
	<T> T open(Function<Ledger, T> work) {
		queue.lock();
		try {
			return database.inTransaction((sql) -> {
				Ledger ledger = ledger(sql);
				T result = work.apply(ledger);
				save(sql, ledger);
				return result;
			});
		}
		finally {
			queue.unlock();
		}
	}

	/** Forgets orders, calls and faults; numbers go on, so that none is given twice. */
	void reset() {
		open((ledger) -> {
			for (String table : new String[] { "item", "purchase", "fault", "seen_call" }) {
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
		return Settings.of(provider.defaultSettings(), stored);
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
