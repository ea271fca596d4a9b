package dev.bulkordering.validation;

import java.util.Currency;

import org.jspecify.annotations.Nullable;

/**
 * What the reading of a cell depends on beside the cell.
 *
 * @param region ISO 3166 code of the country whose phone numbers need no country code
 * @param decimal the decimal separator of numbers in text, null if each number has to
 * speak for itself
 * @param currency the row's currency, null if it is not known
 */
record Surroundings(String region, @Nullable Character decimal, @Nullable Currency currency) {

	Surroundings in(@Nullable Currency rowCurrency) {
		return new Surroundings(region, decimal, rowCurrency);
	}

	Surroundings withDecimal(char separator) {
		return new Surroundings(region, separator, currency);
	}

}
