package dev.bulkordering.following;

import java.time.Duration;

import dev.bulkordering.provider.ProviderSettings;

/**
 * What look-ups need to know of configuration and job.
 *
 * @param searchLag how long after an order call a look-up may still miss the order
 * @param firstDelay before a look-up that was not answered is made again; doubled each
 * time
 * @param attempts most tries of an order that the provider's own answers left in doubt
 * @param interval distance of questions about a pending order
 * @param pendingFor how long after it was accepted a pending order becomes held
 */
public record FollowSettings(Duration searchLag, Duration firstDelay, int attempts, Duration interval,
		Duration pendingFor) {

	/** The settings of a provider, with a job's interval. */
	public static FollowSettings of(ProviderSettings provider, Duration interval) {
		Duration sum = provider.followDelays().stream().reduce(Duration.ZERO, Duration::plus);
		return new FollowSettings(provider.searchLag(), provider.retry().firstDelay(), provider.retry().attempts(),
				interval, sum);
	}

}
