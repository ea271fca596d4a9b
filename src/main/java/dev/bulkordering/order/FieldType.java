package dev.bulkordering.order;

/** What kind of value a field takes; a value of the kind has exactly one written form. */
public enum FieldType {

	/** Any text without control characters. */
	TEXT,
	/** Digits only; leading zeros count. */
	DIGITS,
	/**
	 * Letters of any language, with spaces, dots, hyphens and apostrophes between them.
	 */
	LETTERS,
	/** A whole number. */
	WHOLE_NUMBER,
	/** An amount of the row's currency, with no more decimals than the currency has. */
	MONEY,
	/** A phone number; written in E.164. */
	PHONE,
	/** An e-mail address. */
	EMAIL,
	/** An ISO 3166 country; written as two upper-case letters. */
	COUNTRY,
	/** An ISO 4217 currency; written as three upper-case letters. */
	CURRENCY,
	/** One of the field's choices, whatever its case; written as the choice is. */
	CHOICE,
	/** A moment; written as ISO-8601 date and time. */
	DATE_TIME

}
