package dev.bulkordering.placement;

import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.provider.Exchange;

/**
 * Every call for an order, with each request and response: the intent before it, what
 * came of it after it.
 */
public class Journal {

	private static final int TEXT_LENGTH = 1000;

	/** As much of a body as every database takes. */
	private static final int BODY_LENGTH = 500_000;

	private final JdbcTemplate jdbc;

	/** A journal in the database behind the template. */
	public Journal(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A call that is about to be made.
	 *
	 * @param order the order, its intent already counted
	 * @param kind what the call is for
	 * @param sendBy until when the request may leave, or null where nothing depends on it
	 */
	record Intent(Order order, CallKind kind, @Nullable Long sendBy) {

	}

	/**
	 * What came of a call.
	 *
	 * @param order the order
	 * @param callNo the call's number
	 * @param outcome in one word
	 * @param code the provider's code, or null
	 * @param message in words
	 * @param exchanges the requests and responses
	 */
	record Ending(Order order, int callNo, String outcome, @Nullable String code, String message,
			List<Exchange> exchanges) {

		/** How long its requests took together; null if none was sent. */
		@Nullable Long tookMillis() {
			return exchanges.isEmpty() ? null
					: exchanges.stream().mapToLong((exchange) -> exchange.took().toMillis()).sum();
		}

	}

	/** Notes calls that are about to be made. */
	void begin(Collection<Intent> intents, String baseUrl, long now) {
		jdbc.batchUpdate("""
				insert into bo_call (run_id, order_no, call_no, kind, fence, base_url, intent_at, send_by_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				""", intents, 500, (statement, intent) -> {
			Order order = intent.order();
			statement.setLong(1, order.identity.runId());
			statement.setInt(2, order.identity.orderNo());
			statement.setInt(3, order.calls);
			statement.setString(4, intent.kind().name());
			statement.setLong(5, order.fence);
			statement.setString(6, baseUrl);
			statement.setLong(7, now);
			statement.setObject(8, intent.sendBy(), Types.BIGINT);
		});
	}

	/** Notes what came of calls that were noted before. */
	void end(Collection<Ending> endings, long now) {
		jdbc.batchUpdate("""
				update bo_call set answered_at = ?, outcome = ?, code = ?, message = ?, took_millis = ?,
					provider = (select r.provider from bo_run r where r.id = ?)
				where run_id = ? and order_no = ? and call_no = ?
				""", endings, 500, (statement, ending) -> {
			statement.setLong(1, now);
			statement.setString(2, ending.outcome());
			statement.setString(3, ending.code());
			statement.setString(4, cut(ending.message()));
			statement.setObject(5, ending.tookMillis(), Types.BIGINT);
			statement.setLong(6, ending.order().identity.runId());
			statement.setLong(7, ending.order().identity.runId());
			statement.setInt(8, ending.order().identity.orderNo());
			statement.setInt(9, ending.callNo());
		});
		addExchanges(endings);
	}

	/** Notes requests of a run that are about no single order. */
	public void addForRun(long run, List<Exchange> exchanges, long now) {
		List<Object[]> rows = new ArrayList<>();
		for (Exchange exchange : exchanges) {
			rows.add(new Object[] { run, now, exchange.method(), cut(exchange.url(), 2000),
					cut(exchange.request(), BODY_LENGTH), exchange.status(), cut(exchange.response(), BODY_LENGTH),
					cut(exchange.error()), exchange.took().toMillis() });
		}
		jdbc.batchUpdate("""
				insert into bo_run_exchange (run_id, at, method, url, request, status, response, error, took_millis)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", rows);
	}

	/**
	 * When the last call for an order that might have bought could still have been sent.
	 */
	long lastSendBy(Order order) {
		Long sendBy = jdbc.queryForObject("select max(send_by_at) from bo_call where run_id = ? and order_no = ?",
				Long.class, order.identity.runId(), order.identity.orderNo());
		return sendBy == null ? 0 : sendBy;
	}

	/**
	 * When the last call for an order that might have bought came to its end at the
	 * latest; 0 if there was none.
	 * @param timeForAnswer how long after it could leave a call may have been answered
	 * whose end nobody noted
	 */
	public long lastAttemptAt(Order order, Duration timeForAnswer) {
		Long last = jdbc.queryForObject("""
				select max(coalesce(answered_at, send_by_at + ?)) from bo_call
				where run_id = ? and order_no = ? and kind = 'BUY'
				""", Long.class, timeForAnswer.toMillis(), order.identity.runId(), order.identity.orderNo());
		return last == null ? 0 : last;
	}

	private void addExchanges(Collection<Ending> endings) {
		List<Object[]> rows = new ArrayList<>();
		for (Ending ending : endings) {
			OrderIdentity order = ending.order().identity;
			int number = 1;
			for (Exchange exchange : ending.exchanges()) {
				rows.add(new Object[] { order.runId(), order.orderNo(), ending.callNo(), number++, exchange.method(),
						cut(exchange.url(), 2000), cut(exchange.request(), BODY_LENGTH), exchange.status(),
						cut(exchange.response(), BODY_LENGTH), cut(exchange.error()), exchange.took().toMillis() });
			}
		}
		jdbc.batchUpdate("""
				insert into bo_exchange (run_id, order_no, call_no, exchange_no, method, url, request, status, response,
					error, took_millis)
				values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
				""", rows);
	}

	private static @Nullable String cut(@Nullable String text) {
		return cut(text, TEXT_LENGTH);
	}

	private static @Nullable String cut(@Nullable String text, int length) {
		return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
	}

}
