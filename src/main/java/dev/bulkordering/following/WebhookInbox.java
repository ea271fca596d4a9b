package dev.bulkordering.following;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.WebhookReading.Event;

/**
 * Webhooks that came in, until they are done with. One that comes again, with the very
 * same body, is the same one.
 */
public class WebhookInbox {

	private static final int MESSAGE_LENGTH = 1000;

	private final JdbcTemplate jdbc;

	private final Transactions transactions;

	private final DatabaseClock clock;

	/** An inbox in the database behind the template. */
	public WebhookInbox(JdbcTemplate jdbc, Transactions transactions, DatabaseClock clock) {
		this.jdbc = jdbc;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * A webhook to work on.
	 *
	 * @param id its number
	 * @param provider the provider that it came from
	 * @param providerOrderId the provider's id of the order, if it has it
	 * @param reference our reference of the order, if it has it
	 * @param authentic whether it proves what it says
	 * @param message what it says, in a few words
	 * @param tries how often it was worked on before
	 */
	public record Waiting(long id, String provider, @Nullable String providerOrderId, @Nullable String reference,
			boolean authentic, String message, int tries) {
	}

	/** Takes an event in, to be worked on at once. */
	public void add(String provider, Event event, String body) {
		String digest = digest(provider, body);
		long now = clock.millis();
		try {
			transactions.run(() -> jdbc.update("""
					insert into bo_webhook (provider, digest, provider_order_id, reference, fact, message, received_at,
						times, due_at, tries)
					values (?, ?, ?, ?, ?, ?, ?, 1, ?, 0)
					""", provider, digest, cut(event.providerOrderId(), 200), cut(event.reference(), 100),
					event.fact() == null ? null : event.fact().name(), cut(event.message(), MESSAGE_LENGTH), now, now));
		}
		catch (DuplicateKeyException ex) {
			transactions.run(() -> jdbc.update("update bo_webhook set times = times + 1 where digest = ?", digest));
		}
	}

	/** Webhooks that are due, the oldest first. */
	public List<Waiting> due(int most) {
		return jdbc.query(
				"""
						select id, provider, provider_order_id, reference, fact, message, tries from bo_webhook
						where due_at <= ? order by due_at, id limit ?
						""", (row, index) -> new Waiting(row.getLong(1), row.getString(2), row.getString(3),
						row.getString(4), row.getString(5) != null, row.getString(6), row.getInt(7)),
				clock.millis(), most);
	}

	/** Nothing more is to be done about a webhook. */
	public void done(Waiting webhook, String outcome) {
		transactions
			.run(() -> jdbc.update("update bo_webhook set due_at = null, tries = tries + 1, outcome = ? where id = ?",
					cut(outcome, MESSAGE_LENGTH), webhook.id()));
	}

	/** A webhook is to be worked on again later. */
	public void later(Waiting webhook, String outcome, long dueAt) {
		transactions
			.run(() -> jdbc.update("update bo_webhook set due_at = ?, tries = tries + 1, outcome = ? where id = ?",
					dueAt, cut(outcome, MESSAGE_LENGTH), webhook.id()));
	}

	/** Whether an authentic webhook ever told of an order. */
	public boolean proves(String provider, String reference, @Nullable String providerOrderId) {
		Integer found = jdbc.queryForObject("""
				select count(*) from bo_webhook where provider = ? and fact is not null
					and (reference = ? or provider_order_id = ?)
				""", Integer.class, provider, reference, providerOrderId);
		return found != null && found > 0;
	}

	private static String digest(String provider, String body) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(provider.getBytes(StandardCharsets.UTF_8));
			digest.update((byte) 0);
			return HexFormat.of().formatHex(digest.digest(body.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

	private static @Nullable String cut(@Nullable String text, int length) {
		return text == null || text.length() <= length ? text : text.substring(0, length - 1) + "…";
	}

}
