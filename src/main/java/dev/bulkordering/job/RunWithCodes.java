package dev.bulkordering.job;

import java.time.Instant;

/**
 * A run that has cards in the vault.
 *
 * @param number its number
 * @param job name of the job
 * @param sheet file name of the sheet
 * @param begunAt when it was begun
 * @param cards how many cards it has
 */
public record RunWithCodes(long number, String job, String sheet, Instant begunAt, long cards) {

}
