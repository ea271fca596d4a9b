package dev.bulkordering.job;

import java.util.List;

/**
 * What {@code follow} came to.
 *
 * @param asked orders asked about
 * @param settled of these, those whose state is final now
 * @param stillOpen of these, those that are still pending, in doubt or held
 * @param notAsked orders that could not be asked about, were left to a living process, or
 * to a later time by a stop
 * @param messages what people should know: a provider that did not answer, runs reopened
 * @param exitCode 0, 4 if a provider could not be asked, or 5 if it was stopped before
 * all were asked about
 */
public record FollowReport(long asked, long settled, long stillOpen, long notAsked, List<String> messages,
		int exitCode) {

}
