package dev.bulkordering.placement;

/**
 * What the references of a run's orders are derived from, beside their content.
 *
 * @param runId the run's id in this database; not part of any reference
 * @param job name of the job
 * @param sheetHash SHA-256 of the sheet's bytes, in hex
 * @param runNumber 1 for the first run of the sheet
 */
public record RunIdentity(long runId, String job, String sheetHash, int runNumber) {

}
