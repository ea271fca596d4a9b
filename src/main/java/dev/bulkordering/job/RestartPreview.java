package dev.bulkordering.job;

import org.jspecify.annotations.Nullable;

/**
 * What a restart would do.
 *
 * @param executionId the execution asked for
 * @param job name of the job
 * @param sheet path of the sheet
 * @param status where the run stands
 * @param done orders that are final or pending: left alone
 * @param toPlace orders that will be placed
 * @param toLookUp orders in doubt that will be looked up first
 * @param held orders that wait for an operator: left alone
 * @param refusal why a restart would be refused now, or null
 * @param firstStep the step that it would begin with
 */
public record RestartPreview(long executionId, String job, String sheet, RunStatus status, long done, long toPlace,
		long toLookUp, long held, @Nullable String refusal, String firstStep) {

}
