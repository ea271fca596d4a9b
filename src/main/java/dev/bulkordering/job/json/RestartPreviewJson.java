package dev.bulkordering.job.json;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RunStatus;

/** What a restart would do. */
public record RestartPreviewJson(long executionId, String job, String sheet, RunStatus status, String firstStep,
		long done, long toPlace, long toLookUp, long held, @Nullable String refusal) {

	/** The shape of a preview. */
	public static RestartPreviewJson of(RestartPreview preview) {
		return new RestartPreviewJson(preview.executionId(), preview.job(), preview.sheet(), preview.status(),
				preview.firstStep(), preview.done(), preview.toPlace(), preview.toLookUp(), preview.held(),
				preview.refusal());
	}

}
