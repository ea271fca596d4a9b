package dev.bulkordering.console;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;

/**
 * Counts tries to sign in that failed, by name and by address, so that nobody can guess
 * passwords. Thread-safe.
 */
final class SignInLimits {

	/** Failed tries for one name. */
	static final int BY_NAME = 5;

	/** Failed tries from one address. */
	static final int BY_ADDRESS = 30;

	/** In this time. */
	static final Duration TIME = Duration.ofMinutes(15);

	private static final int MOST_KEPT = 10_000;

	/** Nobody is called by a longer name. */
	private static final int LONGEST_NAME = 200;

	private final Map<String, Bucket> names = new Kept();

	private final Map<String, Bucket> addresses = new Kept();

	/** The latest ones. */
	private static final class Kept extends LinkedHashMap<String, Bucket> {

		private static final long serialVersionUID = 1L;

		Kept() {
			super(16, 0.75f, true);
		}

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > MOST_KEPT;
		}

	}

	/**
	 * Takes one of the tries that a name and an address have left; {@link #succeeded}
	 * gives it back. Counted before it is known how it ends, since many can be made at
	 * once.
	 * @return whether there was one
	 */
	synchronized boolean take(String name, String address) {
		// an address that is locked keeps no names, so that it cannot make others
		// forgotten
		return name.length() <= LONGEST_NAME && byAddress(address).tryConsume(1) && byName(name).tryConsume(1);
	}

	/** Whether a further try of whoever says no name is allowed. */
	synchronized boolean allow(String address) {
		return byAddress(address).getAvailableTokens() > 0;
	}

	/** A try of whoever says no name has failed. */
	synchronized void failed(String address) {
		byAddress(address).tryConsume(1);
	}

	/**
	 * A try has succeeded: the name's count begins anew, and the address gets its try
	 * back.
	 */
	synchronized void succeeded(String name, String address) {
		names.remove(name.toLowerCase(Locale.ROOT));
		byAddress(address).addTokens(1);
	}

	private Bucket byName(String name) {
		return names.computeIfAbsent(name.toLowerCase(Locale.ROOT), (key) -> bucket(BY_NAME));
	}

	private Bucket byAddress(String address) {
		return addresses.computeIfAbsent(address, (key) -> bucket(BY_ADDRESS));
	}

	private static Bucket bucket(int most) {
		return Bucket.builder()
			.addLimit(Bandwidth.builder().capacity(most).refillIntervally(most, TIME).build())
			.build();
	}

}
