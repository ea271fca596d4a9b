package dev.bulkordering.validation;

import java.net.IDN;
import java.util.Locale;

import org.apache.commons.validator.routines.EmailValidator;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;

/**
 * E-mail addresses, written with a lower-case domain in its ASCII form. The part before
 * the @ stays as it is: its case may count.
 */
final class EmailReader {

	/**
	 * Longest address that mail servers take (RFC 5321, 4.5.3.1.3, less the brackets).
	 */
	private static final int MAX_LENGTH = 254;

	private static final EmailValidator ADDRESSES = EmailValidator.getInstance();

	private EmailReader() {
	}

	static Reading read(Field field, Cell cell, Surroundings surroundings) {
		String text = cell.text();
		int at = text.lastIndexOf('@');
		if (!(cell instanceof Cell.Text) || at < 0 || text.length() > MAX_LENGTH || !ADDRESSES.isValid(text)) {
			return Reading.wrong(field);
		}
		String domain = IDN.toASCII(text.substring(at + 1)).toLowerCase(Locale.ROOT);
		return new Reading.Value(text.substring(0, at + 1) + domain);
	}

}
