package dev.bulkordering.order;

import org.jspecify.annotations.Nullable;

/**
 * One thing wrong with one field of a row.
 *
 * @param row row number as Excel shows it
 * @param column column letter, or null where the sheet has no such column
 * @param header the header as the sheet writes it, or the canonical name where the sheet
 * has no such column
 * @param value what the cell holds, as text
 * @param expected what was expected, in words
 */
public record Issue(int row, @Nullable String column, String header, String value, String expected) {

}
