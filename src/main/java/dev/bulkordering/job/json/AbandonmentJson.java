package dev.bulkordering.job.json;

import java.util.List;

import dev.bulkordering.job.Abandonment;
import dev.bulkordering.job.RunStatus;

/** What a run leaves behind that was given up. */
public record AbandonmentJson(long executionId, String job, String sheet, RunStatus status, Unplaced unplaced,
		List<String> inDoubt, long pending) {

	/** What is never placed any more. */
	public record Unplaced(long orders, long units) {

	}

	/** The shape of what is left behind. */
	public static AbandonmentJson of(Abandonment left) {
		return new AbandonmentJson(left.executionId(), left.job(), left.sheet(), RunStatus.ABANDONED,
				new Unplaced(left.unplacedOrders(), left.unplacedUnits()), left.inDoubt(), left.pending());
	}

}
