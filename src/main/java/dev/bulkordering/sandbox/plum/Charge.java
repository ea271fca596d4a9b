package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;
import java.math.RoundingMode;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;

/**
 * What an order costs.
 *
 * @param total what its values come to, in the product's currency
 * @param discountPercent what is taken off, in percent
 * @param rate what a unit of the product's currency costs the wallet
 */
record Charge(BigDecimal total, BigDecimal discountPercent, BigDecimal rate) {

	/** What is taken off, in the product's currency. */
	BigDecimal discount() {
		return total.multiply(discountPercent).movePointLeft(2);
	}

	/** What is charged, in the product's currency. */
	BigDecimal amount() {
		return total.subtract(discount());
	}

	/** What the wallet pays. */
	BigDecimal inWallet() {
		return amount().multiply(rate).setScale(2, RoundingMode.HALF_UP);
	}

	ObjectNode details() {
		return Json.object().put("total", total).put("discountPercent", discountPercent).put("rate", rate);
	}

}
