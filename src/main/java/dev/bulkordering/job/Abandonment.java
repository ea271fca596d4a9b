package dev.bulkordering.job;

import java.util.List;

/**
 * What an abandoned run leaves behind.
 *
 * @param executionId the execution asked for
 * @param job name of the job
 * @param sheet path of the sheet
 * @param unplacedOrders orders that are never placed any more
 * @param unplacedUnits their units
 * @param inDoubt references of orders that may exist at the provider: a person should
 * look
 * @param pending orders that the provider has taken and not finished: follow asks on
 */
public record Abandonment(long executionId, String job, String sheet, long unplacedOrders, long unplacedUnits,
		List<String> inDoubt, long pending) {
}
