package dev.bulkordering.placement;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import dev.bulkordering.provider.ProviderSettings.Retry;

/** How long to wait before a call is made again: doubled each time, with jitter. */
public final class BackOff {

	private BackOff() {
	}

	/**
	 * The wait before a further try.
	 * @param tries tries so far, from 1
	 * @return between half and the whole of the doubled delay, at most the longest wait
	 */
	public static Duration after(int tries, Retry retry) {
		long first = retry.firstDelay().toMillis();
		long most = retry.maxDelay().toMillis();
		long doubled = tries > 30 ? most : Math.min(most, first << tries - 1);
		return Duration.ofMillis(doubled - (long) (doubled / 2.0 * ThreadLocalRandom.current().nextDouble()));
	}

}
