package dev.bulkordering.sandbox;

import java.math.BigDecimal;

/**
 * One SKU of an order.
 *
 * @param sku the provider's product
 * @param price face value of one unit, in major units of the currency
 * @param currency ISO code of the price's currency
 * @param units units asked for
 * @param bought units that were bought: 0 until the order is, fewer than asked where it
 * is delivered in part
 */
public record Item(String sku, BigDecimal price, String currency, int units, int bought) {

	Item bought(int delivered) {
		return new Item(sku, price, currency, units, delivered);
	}

}
