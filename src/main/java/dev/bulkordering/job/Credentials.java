package dev.bulkordering.job;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.CredentialStore;
import dev.bulkordering.result.Vault;

/**
 * What is known of credentials, in the database: encrypted with the vault's keys, so that
 * neither a secret nor anything that a guess could be tried on stands there.
 */
class Credentials implements CredentialStore {

	private static final int MESSAGE_LENGTH = 1000;

	private final JdbcTemplate jdbc;

	private final Vault vault;

	private final Transactions transactions;

	private final DatabaseClock clock;

	Credentials(JdbcTemplate jdbc, Vault vault, Transactions transactions, DatabaseClock clock) {
		this.jdbc = jdbc;
		this.vault = vault;
		this.transactions = transactions;
		this.clock = clock;
	}

	private record Known(long id, byte[] digest, @Nullable String refusal, byte @Nullable [] secret) {
	}

	@Override
	public Optional<String> refusal(String provider, byte[] digest) {
		return find(provider, digest).map(Known::refusal);
	}

	@Override
	public void refused(String provider, byte[] digest, String message) {
		String cut = message.length() <= MESSAGE_LENGTH ? message : message.substring(0, MESSAGE_LENGTH - 1) + "…";
		long id = entry(provider, digest);
		transactions.run(() -> jdbc.update("update bo_credential set refusal = ?, updated_at = ? where id = ?", cut,
				clock.millis(), id));
	}

	@Override
	public void forgive(String provider) {
		transactions.run(() -> jdbc.update("update bo_credential set refusal = null, updated_at = ? where provider = ?",
				clock.millis(), provider));
	}

	@Override
	public Optional<String> secret(String provider, byte[] digest) {
		return find(provider, digest).map(Known::secret)
			.map((sealed) -> new String(
					vault.unsealed(sealed, purpose("secret", provider), "The secret of " + provider),
					StandardCharsets.UTF_8));
	}

	@Override
	public void keep(String provider, byte[] digest, String secret) {
		byte[] sealed = vault.sealed(secret.getBytes(StandardCharsets.UTF_8), purpose("secret", provider));
		long id = entry(provider, digest);
		transactions.run(() -> jdbc.update("update bo_credential set secret = ?, updated_at = ? where id = ?", sealed,
				clock.millis(), id));
	}

	// Two processes may each make an entry for the same credentials: what either says
	// holds.
	private long entry(String provider, byte[] digest) {
		Optional<Known> known = find(provider, digest);
		if (known.isEmpty()) {
			byte[] sealed = vault.sealed(digest, purpose("digest", provider));
			transactions
				.run(() -> jdbc.update("insert into bo_credential (provider, digest, updated_at) values (?, ?, ?)",
						provider, sealed, clock.millis()));
			known = find(provider, digest);
		}
		return known.orElseThrow(() -> new IllegalStateException("the credentials of " + provider + " were not kept"))
			.id();
	}

	private Optional<Known> find(String provider, byte[] digest) {
		List<Known> all = transactions.read(() -> jdbc.query(
				"select id, digest, refusal, secret from bo_credential where provider = ? order by updated_at desc, id",
				(row, index) -> new Known(row.getLong(1), row.getBytes(2), row.getString(3), row.getBytes(4)),
				provider));
		List<Known> same = all.stream()
			.filter((one) -> Arrays.equals(digest,
					vault.unsealed(one.digest(), purpose("digest", provider), "What is known of " + provider)))
			.toList();
		if (same.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(new Known(same.get(0).id(), digest,
				same.stream().map(Known::refusal).filter((one) -> one != null).findFirst().orElse(null),
				same.stream().map(Known::secret).filter((one) -> one != null).findFirst().orElse(null)));
	}

	private static String purpose(String what, String provider) {
		return "bo_credential/" + what + "/" + provider;
	}

}
