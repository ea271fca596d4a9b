package dev.bulkordering.provider.budgetree;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A field of the billing address, which a job gives under {@code billing}. Lengths and
 * obligations are those of the table 'Request Parameters' and the note above it.
 *
 * @param option name of the option below {@code billing}
 * @param wire name of the field in the request
 * @param mandatory whether a billing address must have it
 * @param form what its value must match
 * @param expected that, in words
 */
record BillingField(String option, String wire, boolean mandatory, Pattern form, String expected) {

	private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

	static final String COUNTRY = "country";

	static final List<BillingField> ALL = List.of(text("salutation", "salutation", false, 1, 50),
			letters("first-name", "firstname", true, 2, 100), letters("last-name", "lastname", false, 2, 100),
			new BillingField("email", "email", true, Pattern.compile("(?=.{6,250}$)[^@\\s]+@[^@\\s]+\\.[^@\\s.]+"),
					"an e-mail address of 6 to 250 characters"),
			new BillingField("phone", "telephone", true, Pattern.compile("\\+[1-9]\\d{6,14}"),
					"a phone number with its country code, such as +919876543210"),
			text("line1", "line1", true, 2, 100), text("line2", "line2", false, 2, 100),
			letters("city", "city", true, 2, 50), letters("region", "region", true, 2, 50),
			new BillingField(COUNTRY, COUNTRY, true, Pattern.compile("[A-Za-z]{2}"),
					"the two letters of a country, such as IN"),
			new BillingField("postcode", "postcode", true, Pattern.compile("\\d{3,20}"), "3 to 20 digits"),
			text("company", "company", false, 1, 50), text("gstn", "gstn", false, 1, 85),
			text("code", "code", false, 1, 100));

	private static BillingField text(String option, String wire, boolean mandatory, int least, int most) {
		return new BillingField(option, wire, mandatory, Pattern.compile("[^\\p{Cntrl}]{" + least + "," + most + "}"),
				least + " to " + most + " characters");
	}

	private static BillingField letters(String option, String wire, boolean mandatory, int least, int most) {
		return new BillingField(option, wire, mandatory,
				Pattern.compile("[\\p{L}\\p{M} .'’-]{" + least + "," + most + "}"), least + " to " + most + " letters");
	}

	/**
	 * What is wrong with a value, as a sentence for people; null if nothing is.
	 * @param value the value, or null where the job gives none
	 */
	@Nullable String problem(@Nullable String value) {
		if (value == null) {
			return mandatory ? "billing." + option + " is missing; expected " + expected : null;
		}
		boolean fits = form.matcher(value).matches() && !value.equals(BudgetreeRules.DUMMY_PHONE)
				&& (!option.equals(COUNTRY) || COUNTRIES.contains(value.toUpperCase(Locale.ROOT)));
		return fits ? null : "billing." + option + " cannot be used; expected " + expected;
	}

}
