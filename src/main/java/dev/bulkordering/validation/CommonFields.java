package dev.bulkordering.validation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.LineRules;

/** The fields that the sheets of every provider may have. */
public final class CommonFields {

	/** The row's own reference, unique in the sheet. */
	public static final String REFERENCE = "reference";

	/** The row's currency. */
	public static final String CURRENCY = "currency";

	/** Any word of the sheet's owner. */
	public static final String TAG = "tag";

	/** In a sheet of corrected rows: the run and row that this row stems from. */
	public static final String ORIGIN = "origin";

	private static final int MAX_LENGTH = 100;

	private CommonFields() {
	}

	/**
	 * The common fields, in the order in which a template shows them.
	 * @param defaultCurrency ISO code of the currency of a row that names none
	 */
	public static List<Field> all(String defaultCurrency) {
		return List.of(
				Field
					.of(REFERENCE, FieldType.TEXT,
							"a reference of your own, at most 100 characters, used once in the sheet", "EMP-1001")
					.length(1, MAX_LENGTH),
				Field.of(CURRENCY, FieldType.CURRENCY,
						"the three letters of a currency (" + defaultCurrency + " if it is empty)", defaultCurrency),
				Field.of(TAG, FieldType.TEXT, "a word of your own, at most 100 characters", "diwali")
					.length(1, MAX_LENGTH),
				Field
					.of(ORIGIN, FieldType.TEXT,
							"the run and row that this row stems from, as in a sheet of corrected rows", "12/7")
					.matching("[0-9]{1,18}/[0-9]{1,9}"));
	}

	/**
	 * All fields that a sheet may have: the provider's, then those of the common ones
	 * that the provider does not define itself.
	 */
	public static List<Field> with(LineRules rules) {
		Set<String> own = rules.fields().stream().map(Field::name).collect(Collectors.toSet());
		return Stream
			.concat(rules.fields().stream(),
					all(rules.defaultCurrency()).stream().filter((field) -> !own.contains(field.name())))
			.toList();
	}

}
