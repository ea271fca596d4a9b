package dev.bulkordering.following;

import java.time.Duration;
import java.util.List;

import dev.bulkordering.provider.ProviderSettings;

/**
 * What look-ups need to know of configuration and job.
 *
 * @param searchLag how long after an order call a look-up may still miss the order
 * @param firstDelay before a look-up that was not answered is made again; doubled each
 * time
 * @param attempts most tries of an order that the provider's own answers left in doubt
 * @param interval distance of questions about a pending order, unless there are distances
 * @param distances from when it was accepted, growing; empty for an even interval
 * @param pendingFor how long after it was accepted a pending order becomes held
 */
public record FollowSettings(Duration searchLag, Duration firstDelay, int attempts, Duration interval,
		List<Duration> distances, Duration pendingFor) {

	/** The settings of a provider, for whoever waits, with a job's interval. */
	public static FollowSettings of(ProviderSettings provider, Duration interval) {
		return new FollowSettings(provider.searchLag(), provider.retry().firstDelay(), provider.retry().attempts(),
				interval, List.of(), sum(provider));
	}

	/** The settings of a provider, for orders that nobody waits for. */
	public static FollowSettings patient(ProviderSettings provider) {
		return new FollowSettings(provider.searchLag(), provider.retry().firstDelay(), provider.retry().attempts(),
				provider.followDelays().get(0), provider.followDelays(), sum(provider));
	}

	/** When a pending order is asked about next, in milliseconds. */
	long nextDue(long acceptedAt, long now) {
		long due = acceptedAt;
		for (Duration distance : distances) {
			due += distance.toMillis();
			if (due > now) {
				return due;
			}
		}
		return now + interval.toMillis();
	}

	private static Duration sum(ProviderSettings provider) {
		return provider.followDelays().stream().reduce(Duration.ZERO, Duration::plus);
	}

}
