package dev.bulkordering.console;

import java.time.Duration;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.ProviderHealth.Slot;
import dev.bulkordering.job.ProviderHealth.Traffic;

/**
 * Calls a minute over the last hours, as the script that draws them reads them, and as a
 * table.
 *
 * @param json moments in seconds since 1970, and calls a minute at each
 * @param busy the parts of the hours in which calls were made, the newest first
 */
record CallChart(String json, List<Slot> busy) {

	private static final double MINUTES = Traffic.SLOT.toSeconds() / (double) Duration.ofMinutes(1).toSeconds();

	/** What is drawn: a column for the moments and one for each line. */
	private record Columns(List<Long> at, List<Double> calls, List<Double> failed) {

	}

	static CallChart of(Traffic traffic) {
		List<Slot> slots = traffic.slots();
		Columns columns = new Columns(slots.stream().map((slot) -> slot.from().getEpochSecond()).toList(),
				slots.stream().map((slot) -> slot.calls() / MINUTES).toList(),
				slots.stream().map((slot) -> slot.failed() / MINUTES).toList());
		List<Slot> busy = slots.stream()
			.filter((slot) -> slot.calls() > 0)
			.sorted((one, other) -> other.from().compareTo(one.from()))
			.toList();
		return new CallChart(JsonMapper.shared().writeValueAsString(columns), busy);
	}

	/** How many a minute that is. */
	public double perMinute(long calls) {
		return calls / MINUTES;
	}

}
