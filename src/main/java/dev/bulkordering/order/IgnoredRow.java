package dev.bulkordering.order;

/**
 * A row that is no order and was left out, with the reason: a title, a blank row between
 * others, a hidden row, a totals row.
 *
 * @param row row number as Excel shows it
 * @param reason why, in words
 */
public record IgnoredRow(int row, String reason) {

}
