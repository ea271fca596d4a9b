package dev.bulkordering.job.step;

/**
 * Where a row of a corrected sheet stems from.
 *
 * @param origin the row that it mends
 * @param root the first of all rows that ask for the same units: the origin, or where
 * that stems from
 */
record Descent(RowId origin, RowId root) {

}
