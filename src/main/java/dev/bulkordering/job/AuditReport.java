package dev.bulkordering.job;

import java.util.List;

/**
 * Whether all that belongs to a run adds up.
 *
 * @param executionId the execution asked for
 * @param differences what does not add up, each a sentence; a defect, or a provider that
 * shows something else than we know
 * @param remarks what is worth a look though it adds up
 * @param orders how many orders the run has
 * @param asked about how many of them the provider was asked
 * @param unanswered how many questions brought no clear answer
 * @param stopped whether it was stopped before all that could be asked was asked
 */
public record AuditReport(long executionId, List<String> differences, List<String> remarks, long orders, long asked,
		long unanswered, boolean stopped) {
}
