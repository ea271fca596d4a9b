package dev.bulkordering.provider.http;

import java.time.Duration;

import io.github.bucket4j.Bucket;

/**
 * The rate of requests. Permits come evenly spaced; those left unused add up to a
 * twentieth of a second's worth at most, and what may add up is taken off the refill, so
 * that no second ever sees more requests than configured.
 */
final class RequestRate {

	private static final int BURST_SHARE = 20;

	private final Bucket bucket;

	RequestRate(int requestsPerSecond) {
		int burst = Math.max(1, requestsPerSecond / BURST_SHARE);
		this.bucket = Bucket.builder()
			.addLimit((limit) -> limit.capacity(burst)
				.refillGreedy(requestsPerSecond - burst + 1L, Duration.ofSeconds(1)))
			.withNanosecondPrecision()
			.build();
	}

	/** Takes what there is, up to a number. */
	int take(int most) {
		return most <= 0 ? 0 : (int) bucket.tryConsumeAsMuchAsPossible(most);
	}

	/** How long until there is one, in nanoseconds. */
	long nanosUntilNext() {
		return bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
	}

	/** Waits for one and takes it. */
	void await() throws InterruptedException {
		bucket.asBlocking().consume(1);
	}

}
