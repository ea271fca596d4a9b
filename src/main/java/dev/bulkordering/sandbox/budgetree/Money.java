package dev.bulkordering.sandbox.budgetree;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Amounts and numbers as the API takes them: numbers, or their digits as a text. */
final class Money {

	private Money() {
	}

	/** The amount, or null where it is none. */
	static @Nullable BigDecimal amount(JsonNode node) {
		if (node.isNumber()) {
			return node.decimalValue();
		}
		String text = node.stringValue("");
		return text.matches("\\d{1,15}(\\.\\d{1,4})?") ? new BigDecimal(text) : null;
	}

	/** The whole number, or null where it is none. */
	static @Nullable Integer whole(JsonNode node) {
		BigDecimal amount = amount(node);
		if (amount == null || amount.stripTrailingZeros().scale() > 0
				|| amount.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0) {
			return null;
		}
		return amount.intValue();
	}

}
