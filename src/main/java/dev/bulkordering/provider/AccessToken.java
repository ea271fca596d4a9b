package dev.bulkordering.provider;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.provider.TokenAnswer.Granted;
import dev.bulkordering.provider.TokenAnswer.NotAnswered;
import dev.bulkordering.provider.TokenAnswer.Refused;

/**
 * The access token for one set of credentials: fetched when it is first needed, renewed
 * before its life is over, by one thread at a time. Credentials that were refused are
 * never sent again, by no process, until they change or somebody forgives them: providers
 * lock accounts after a few bad calls. Thread-safe.
 */
public final class AccessToken {

	private static final Logger log = LoggerFactory.getLogger(AccessToken.class);

	/** A token is renewed when so much of its life is left, or a fifth of a short one. */
	private static final Duration LATEST_RENEWAL = Duration.ofSeconds(60);

	private final String provider;

	private final byte[] digest;

	private final CredentialStore store;

	private @Nullable String token;

	private long renewAt;

	/**
	 * Whether the token stands in for one that was not accepted, and is not proven yet.
	 */
	private boolean unproven;

	private @Nullable String refusal;

	/** What the next token call has to send, where it could not be kept. */
	private @Nullable String unkept;

	/** Counts token calls, so that threads which waited for one share what it came to. */
	private volatile int fetched;

	private @Nullable Outcome lastFailure;

	AccessToken(String provider, byte[] digest, CredentialStore store) {
		this.provider = provider;
		this.digest = digest;
		this.store = store;
	}

	/**
	 * What asking for a token came to: the token, or why there is none, in which case
	 * nothing was ordered.
	 *
	 * @param value the token, or null
	 * @param why why there is none: {@link Outcome.Rejected} for the account,
	 * {@link Outcome.Throttled} or {@link Outcome.Unavailable}; null if there is one
	 */
	public record Given(@Nullable String value, @Nullable Outcome why) {

		@Override
		public String toString() {
			return "Given[why=" + why + "]";
		}

	}

	/**
	 * A token that is good for a while. Waits while another thread fetches one.
	 * @param endpoint makes the token call if it is needed
	 * @return the token, with the exchanges of the token call if one was made
	 */
	public Reply<Given> get(TokenEndpoint endpoint) {
		int before = fetched;
		synchronized (this) {
			if (token != null && System.nanoTime() - renewAt < 0) {
				return new Reply<>(new Given(token, null), List.of());
			}
			if (fetched > before && lastFailure != null) {
				return new Reply<>(new Given(null, lastFailure), List.of());
			}
			return fetch(endpoint);
		}
	}

	private Reply<Given> fetch(TokenEndpoint endpoint) {
		Optional<String> known = knownRefusal();
		if (known.isPresent()) {
			return new Reply<>(new Given(null, refusedAccount(known.get())), List.of());
		}
		String secret;
		try {
			if (unkept != null) {
				keep(unkept);
			}
			secret = unkept != null ? unkept : store.secret(provider, digest).orElse(null);
		}
		catch (RuntimeException ex) {
			return new Reply<>(new Given(null, notRemembered(ex)), List.of());
		}
		Reply<TokenAnswer> reply = endpoint.fetch(secret);
		fetched = fetched + 1;
		lastFailure = null;
		token = null;
		return new Reply<>(given(reply.result()), reply.exchanges());
	}

	private Given given(TokenAnswer answer) {
		if (answer instanceof Granted granted) {
			keep(granted.secret());
			token = granted.token();
			Duration margin = granted.life().dividedBy(5);
			margin = margin.compareTo(LATEST_RENEWAL) < 0 ? margin : LATEST_RENEWAL;
			renewAt = System.nanoTime() + granted.life().minus(margin).toNanos();
			return new Given(token, null);
		}
		if (answer instanceof Refused refused) {
			remember(refused.message());
			lastFailure = refusedAccount(refused.message());
			return new Given(null, lastFailure);
		}
		lastFailure = ((NotAnswered) answer).why();
		return new Given(null, lastFailure);
	}

	// Another process may have been refused in the meantime.
	private Optional<String> knownRefusal() {
		if (refusal != null) {
			return Optional.of(refusal);
		}
		try {
			return store.refusal(provider, digest);
		}
		catch (RuntimeException ex) {
			// Not knowing of a refusal, no call may be made: it could lock the account.
			log.error("could not read what is known of the credentials of {}", provider, ex);
			return Optional.of("what is known of the credentials could not be read from the database");
		}
	}

	private void remember(String message) {
		refusal = message;
		try {
			store.refused(provider, digest, message);
		}
		catch (RuntimeException ex) {
			log.error("could not note for other processes that {} refuses the credentials", provider, ex);
		}
	}

	private void keep(@Nullable String secret) {
		if (secret == null) {
			return;
		}
		unkept = secret;
		try {
			store.keep(provider, digest, secret);
			unkept = null;
		}
		catch (RuntimeException ex) {
			log.error("could not keep what {} wants to see at the next token call; it is tried again then", provider,
					ex);
		}
	}

	/**
	 * The provider did not accept the token.
	 * @return whether another token may help; if not, it is the account that is refused
	 */
	public synchronized boolean notAccepted(String refused) {
		if (!refused.equals(token)) {
			return true;
		}
		if (unproven) {
			return false;
		}
		token = null;
		unproven = true;
		return true;
	}

	/** The provider accepted the token. */
	public synchronized void accepted(String proven) {
		if (proven.equals(token)) {
			unproven = false;
		}
	}

	synchronized void forgive(String whose) {
		if (provider.equals(whose)) {
			refusal = null;
			lastFailure = null;
		}
	}

	private static Outcome refusedAccount(String message) {
		return Outcome.Rejected.account(Outcome.Remedy.CREDENTIALS, "CREDENTIALS_REFUSED", message);
	}

	private static Outcome notRemembered(RuntimeException failure) {
		log.error("could not read the secret for the next token call", failure);
		return new Outcome.Unavailable("the secret for the next token call could not be read from the database");
	}

}
