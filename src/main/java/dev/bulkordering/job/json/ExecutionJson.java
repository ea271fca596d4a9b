package dev.bulkordering.job.json;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.ExecutionView;

/** A run in full: the keys of the run itself, and those that stand here. */
public record ExecutionJson(@JsonUnwrapped RunJson run, List<Step> steps, @Nullable String failure,
		@Nullable String planHash, List<String> begunBy, @Nullable Approval approval) {

	/** A step of its latest execution. */
	public record Step(String name, String status, @Nullable Instant startedAt, @Nullable Instant endedAt) {

	}

	/** A second person's approval. */
	public record Approval(String by, Instant at, String reason, String planHash) {

	}

	/** The shape of an execution. */
	public static ExecutionJson of(ExecutionView view) {
		ExecutionView.Approval approval = view.approval();
		return new ExecutionJson(RunJson.of(view.report()),
				view.steps()
					.stream()
					.map((step) -> new Step(step.name(), step.status(), step.startedAt(), step.endedAt()))
					.toList(),
				view.failure(), view.planHash(), view.begunBy(), approval == null ? null
						: new Approval(approval.by(), approval.at(), approval.reason(), approval.planHash()));
	}

}
