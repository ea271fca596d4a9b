package dev.bulkordering.job.run;

import java.time.Instant;

/**
 * That nothing may be placed at a provider until somebody resumes it. Look-ups go on.
 *
 * @param provider id of the provider
 * @param by who has paused it
 * @param at since when, in milliseconds by the database's clock
 * @param reason why
 */
public record Pause(String provider, String by, long at, String reason) {

	/** Who, since when and why, as a clause. */
	public String sentence() {
		return "placing at " + provider + " is paused by " + by + " since " + Instant.ofEpochMilli(at) + " (" + reason
				+ ")";
	}

}
