package dev.bulkordering.job;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A line that was logged while a run was worked on.
 *
 * @param at when, by the clock of the machine that logged it
 * @param where machine and process
 * @param level INFO, WARN or ERROR
 * @param message in words
 * @param trace the error in full, or null
 */
public record LogLine(Instant at, String where, String level, String message, @Nullable String trace) {

}
