package dev.bulkordering.console;

import java.util.ArrayList;
import java.util.List;

import dev.bulkordering.job.RunReport;

/**
 * A picture of what became of a run's units: a bar, cut by their number.
 *
 * @param parts what there is of each outcome, left to right
 */
record OutcomeBar(List<Part> parts) {

	/** How long the bar is. */
	static final long WIDTH = 1000;

	/**
	 * The units of one outcome.
	 *
	 * @param outcome in one word, which names its colour too
	 * @param text for people
	 * @param at where it begins
	 */
	record Part(String outcome, String text, long units, long at, long width) {

	}

	/** The bar of a run. */
	static OutcomeBar of(RunReport.Units units) {
		List<Part> parts = new ArrayList<>();
		add(parts, "ordered", "ordered", units.ordered(), units.asked());
		add(parts, "pending", "pending", units.pending(), units.asked());
		add(parts, "rejected", "rejected", units.rejected(), units.asked());
		add(parts, "held", "held", units.held(), units.asked());
		add(parts, "skipped", "not tried", units.skipped(), units.asked());
		return new OutcomeBar(List.copyOf(parts));
	}

	private static void add(List<Part> parts, String outcome, String text, long units, long asked) {
		if (units > 0) {
			long before = parts.stream().mapToLong(Part::units).sum();
			long at = before * WIDTH / asked;
			parts.add(new Part(outcome, text, units, at, (before + units) * WIDTH / asked - at));
		}
	}

}
