package dev.bulkordering.provider.plum;

import java.math.BigDecimal;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.BalanceAnswer.Known;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.http.Json;

/** What {@code getBalance} (page 'Get Balance API') says of the wallet. */
final class PlumBalance {

	private PlumBalance() {
	}

	// Older answers count points beside the value, or instead of it.
	static BalanceAnswer read(JsonNode result) {
		String currency = Json.text(result, "currency");
		for (String field : new String[] { "value", "balance", "points" }) {
			BigDecimal amount = Json.decimal(result, field);
			if (amount != null && isCode(currency)) {
				return new Known(amount, String.valueOf(currency).toUpperCase(Locale.ROOT));
			}
		}
		return new NotTold("Plum does not tell the balance in a way that is known");
	}

	private static boolean isCode(@Nullable String currency) {
		return currency != null && currency.matches("[A-Za-z]{3}");
	}

}
