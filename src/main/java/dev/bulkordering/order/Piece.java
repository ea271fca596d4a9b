package dev.bulkordering.order;

import java.math.BigDecimal;

/**
 * Units of one row in one order.
 *
 * @param row row number as Excel shows it
 * @param sku what is ordered
 * @param variant see {@link Line#variant()}
 * @param price of one unit
 * @param units at least 1
 */
public record Piece(int row, String sku, String variant, BigDecimal price, int units) {

}
