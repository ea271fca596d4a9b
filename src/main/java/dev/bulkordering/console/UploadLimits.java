package dev.bulkordering.console;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * Counts the sheets that a person uploads, so that nobody fills the disk. Thread-safe.
 */
@Component
@ConditionalOnWebApplication
class UploadLimits {

	/** Sheets of a person in an hour. */
	static final int IN_AN_HOUR = 60;

	private final Map<String, Bucket> left = new ConcurrentHashMap<>();

	/** Whether a person may upload one more; counts it if so. */
	boolean allow(String person) {
		return left.computeIfAbsent(person, (name) -> bucket()).tryConsume(1);
	}

	private static Bucket bucket() {
		return Bucket.builder()
			.addLimit(Bandwidth.builder().capacity(IN_AN_HOUR).refillGreedy(IN_AN_HOUR, Duration.ofHours(1)).build())
			.build();
	}

}
