package dev.bulkordering.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/** Tokens of one kind that a provider knows. Only fingerprints of them are kept. */
public final class Tokens {

	private static final int BYTES = 16;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Ledger ledger;

	private final String provider;

	private final String kind;

	Tokens(Ledger ledger, String provider, String kind) {
		this.ledger = ledger;
		this.provider = provider;
		this.kind = kind;
	}

	/**
	 * Issues a token.
	 * @param prefix what it begins with, so that tests recognise it
	 * @param life how long it is good for
	 */
	public String issue(String prefix, Duration life) {
		byte[] bytes = new byte[BYTES];
		RANDOM.nextBytes(bytes);
		String token = prefix + HexFormat.of().formatHex(bytes);
		enter(token, ledger.now().plus(life));
		return token;
	}

	/** Whether the token was issued here, however long ago. */
	public boolean isKnown(String token) {
		return expiry(token) != null;
	}

	/** Whether the token is known and still good. */
	public boolean isLive(String token) {
		Instant expiry = expiry(token);
		return expiry != null && ledger.now().isBefore(expiry);
	}

	/**
	 * Has a token end in a while, unless it ends sooner; an unknown one is known then.
	 */
	public void endAfter(String token, Duration time) {
		Instant end = ledger.now().plus(time);
		Instant expiry = expiry(token);
		if (expiry == null) {
			enter(token, end);
		}
		else if (end.isBefore(expiry)) {
			ledger.sql()
				.update("update token set expires_at = ? where provider = ? and kind = ? and fingerprint = ?", end,
						provider, kind, fingerprint(token));
		}
	}

	/**
	 * Whether a request carries a bearer token that lets it in: one of these that is
	 * still good, or the fixed one of the setting {@code token}. Where that is empty any
	 * token does that isn't known to have expired, unless {@code demand-issued-tokens} is
	 * set.
	 */
	public boolean admit(Request request) {
		String sent = request.bearer();
		if (sent == null) {
			return false;
		}
		if (isKnown(sent)) {
			return isLive(sent);
		}
		String fixed = ledger.settings().text("token");
		return fixed.isEmpty() ? !ledger.settings().flag("demand-issued-tokens") : sent.equals(fixed);
	}

	private @Nullable Instant expiry(String token) {
		List<Instant> found = ledger.sql()
			.query((row) -> Objects.requireNonNull(Sql.instant(row, "expires_at")),
					"select expires_at from token where provider = ? and kind = ? and fingerprint = ?", provider, kind,
					fingerprint(token));
		return found.isEmpty() ? null : found.get(0);
	}

	private void enter(String token, Instant expiry) {
		ledger.sql()
			.update("insert into token (provider, kind, fingerprint, expires_at) values (?, ?, ?, ?)", provider, kind,
					fingerprint(token), expiry);
	}

	private static String fingerprint(String token) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
