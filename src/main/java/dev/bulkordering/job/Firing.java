package dev.bulkordering.job;

import java.time.Instant;

/**
 * A run of a job's inbox that is due, and that this process alone is to begin.
 *
 * @param id stands for it
 * @param job name of the job
 * @param dueAt the schedule's time, or the moment when a person asked for it
 */
public record Firing(long id, String job, Instant dueAt) {

}
