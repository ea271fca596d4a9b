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

	private final Map<String, Bucket> left = new LinkedHashMap<>(16, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
			return size() > MOST_KEPT;
		}

	};

	/** Whether a further try is allowed. */
	synchronized boolean allow(String name, String address) {
		return byName(name).getAvailableTokens() > 0 && byAddress(address).getAvailableTokens() > 0;
	}

	/** A try has failed. */
	synchronized void failed(String name, String address) {
		byName(name).tryConsume(1);
		byAddress(address).tryConsume(1);
	}

	/** Whether a further try of whoever says no name is allowed. */
	synchronized boolean allow(String address) {
		return byAddress(address).getAvailableTokens() > 0;
	}

	/** A try of whoever says no name has failed. */
	synchronized void failed(String address) {
		byAddress(address).tryConsume(1);
	}

	/** A try has succeeded: the name's count begins anew. */
	synchronized void succeeded(String name) {
		left.remove(nameKey(name));
	}

	private Bucket byName(String name) {
		return left.computeIfAbsent(nameKey(name), (key) -> bucket(BY_NAME));
	}

	private Bucket byAddress(String address) {
		return left.computeIfAbsent("address " + address, (key) -> bucket(BY_ADDRESS));
	}

	private static String nameKey(String name) {
		return "name " + name.toLowerCase(Locale.ROOT);
	}

	private static Bucket bucket(int most) {
		return Bucket.builder()
			.addLimit(Bandwidth.builder().capacity(most).refillIntervally(most, TIME).build())
			.build();
	}

}
