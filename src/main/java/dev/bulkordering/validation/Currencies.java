package dev.bulkordering.validation;

import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The currencies of ISO 4217 in which something can be paid. */
final class Currencies {

	// Gold, test codes and the like have no number of decimals.
	private static final Map<String, Currency> BY_CODE = Currency.getAvailableCurrencies()
		.stream()
		.filter((currency) -> currency.getDefaultFractionDigits() >= 0)
		.collect(Collectors.toUnmodifiableMap(Currency::getCurrencyCode, Function.identity()));

	private Currencies() {
	}

	/** The currency with an upper-case code, or null. */
	static @Nullable Currency find(String code) {
		return BY_CODE.get(code);
	}

}
