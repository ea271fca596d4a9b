package dev.bulkordering.validation;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;

import static org.assertj.core.api.Assertions.assertThat;

class PhoneReaderTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			+919876543210     | IN | +919876543210
			+91 98765 43210   | IN | +919876543210
			+91-98765-43210   | IN | +919876543210
			9876543210        | IN | +919876543210
			98765-43210       | IN | +919876543210
			09876543210       | IN | +919876543210
			919876543210      | IN | +919876543210
			00919876543210    | IN | +919876543210
			919876543210.0    | IN | +919876543210
			919876543210      | US | +919876543210
			(080) 4123 4567   | IN | +918041234567
			+14155552671      | IN | +14155552671
			14155552671       | IN | +14155552671
			(415) 555-2671    | US | +14155552671
			415.555.2671      | US | +14155552671
			+4915112345678    | IN | +4915112345678
			0151 12345678     | DE | +4915112345678
			06 12 34 56 78    | FR | +33612345678
			""")
	void writesAPhoneNumberInE164(String text, String region, String written) {
		assertThat(read(FieldCheckTests.text(text), region)).isEqualTo(new Reading.Value(written));
	}

	@ParameterizedTest
	@ValueSource(strings = { "919876543210", "9876543210", "919876543210.0", "9.19876543210E+11" })
	void readsANumberThatASpreadsheetMadeOfThePhone(String number) {
		assertThat(read(FieldCheckTests.number(number), "IN")).isEqualTo(new Reading.Value("+919876543210"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "9.19877E+11", "9.19E+11", "9,19877E+11", "9.2E11", "9.19877e+11" })
	void refusesTextThatHasLostDigits(String text) {
		assertThat(read(FieldCheckTests.text(text), "IN")).isInstanceOfSatisfying(Reading.Wrong.class,
				(wrong) -> assertThat(wrong.expected()).contains("shortened it and its last digits are lost",
						"format the column as text and enter the number again"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "919877000000", "9.19877E+11", "9198765432101234567" })
	void refusesANumberThatHasLostDigits(String number) {
		assertThat(read(FieldCheckTests.number(number), "IN")).isInstanceOfSatisfying(Reading.Wrong.class,
				(wrong) -> assertThat(wrong.expected()).contains("digits are lost"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "12345", "98765432", "98765432101234", "+91 12345", "0000000000", "call me",
			"+91 98765 43210 ext. 5", "1-800-FLOWERS", "9876543210 / 9876543211", "9876543210, 9876543211",
			"++919876543210", "=9876543210", "+", "-", "+999123456789" })
	void refusesWhatIsNoValidNumber(String text) {
		assertThat(read(FieldCheckTests.text(text), "IN")).isInstanceOf(Reading.Wrong.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-9876543210", "98765.43210", "0" })
	void refusesANumberThatIsNoPhone(String number) {
		assertThat(read(FieldCheckTests.number(number), "IN")).isInstanceOf(Reading.Wrong.class);
	}

	private static Reading read(Cell cell, String region) {
		return new FieldCheck(TestRules.PHONE, null).read(cell, new Surroundings(region, null, null));
	}

}
