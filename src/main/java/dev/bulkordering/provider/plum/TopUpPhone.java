package dev.bulkordering.provider.plum;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;

/**
 * A mobile number in the two parts that Plum takes. Its text form does not show it.
 *
 * @param code the country's calling code, such as {@code +91}
 * @param number the national number: digits alone, with the zeros in front that belong to
 * it
 */
record TopUpPhone(String code, String number) {

	private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();

	/** Splits a number that was checked and is written in E.164. */
	static TopUpPhone of(String e164) {
		try {
			PhoneNumber phone = PHONES.parse(e164, null);
			return new TopUpPhone("+" + phone.getCountryCode(), PHONES.getNationalSignificantNumber(phone));
		}
		catch (NumberParseException ex) {
			// the cause repeats what it could not read
			throw new IllegalArgumentException("a phone number is not written in E.164");
		}
	}

	@Override
	public String toString() {
		return "TopUpPhone[***]";
	}

}
