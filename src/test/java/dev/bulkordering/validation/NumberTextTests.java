package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NumberTextTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			5             | 5
			12.50         | 12.5
			12,50         | 12.5
			0,5           | 0.5
			1234.5        | 1234.5
			1234,5        | 1234.5
			1234.567      | 1234.567
			1.234,56      | 1234.56
			1,234.56      | 1234.56
			1,23,456.00   | 123456
			12,34,567     | 1234567
			1,23,45,678.9 | 12345678.9
			1,234,567     | 1234567
			1.234.567     | 1234567
			1 234,56      | 1234.56
			1 234.567     | 1234.567
			1'234.50      | 1234.5
			1’234         | 1234
			3000,00       | 3000
			200.000.000   | 200000000
			007           | 7
			1,2345        | 1.2345
			""")
	void readsTheOnlyPossibleReading(String text, BigDecimal number) {
		assertThat(NumberText.readings(text, null)).singleElement()
			.satisfies((reading) -> assertThat(reading).isEqualByComparingTo(number));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1.234   | 1.234   | 1234
			1,234   | 1234    | 1.234
			12,500  | 12500   | 12.5
			123.000 | 123     | 123000
			0.500   | 0.5     | 500
			""")
	void seesTwoReadingsOfOneSeparatorBeforeThreeDigits(String text, BigDecimal withPoint, BigDecimal withComma) {
		assertThat(NumberText.readings(text, null)).usingElementComparator(BigDecimal::compareTo)
			.containsExactly(withPoint, withComma);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			1.234     | . | 1.234
			1.234     | , | 1234
			1,234     | . | 1234
			1,234     | , | 1.234
			1.234,5   | , | 1234.5
			1,23,456  | . | 123456
			12.345,00 | , | 12345
			""")
	void goesByTheDecimalSeparatorOfTheJob(String text, char decimal, BigDecimal number) {
		assertThat(NumberText.readings(text, decimal)).singleElement()
			.satisfies((reading) -> assertThat(reading).isEqualByComparingTo(number));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			12,50     | .
			12.50     | ,
			1.234,56  | .
			1,234.56  | ,
			1,23,456  | ,
			""")
	void refusesWhatDoesNotFitTheDecimalSeparatorOfTheJob(String text, char decimal) {
		assertThat(NumberText.readings(text, decimal)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "abc", "1.23.456", "12,3456,789", "1,234,56", "1234,567.8", "1,234.567.8", "1..5",
			"1.", ".5", "-5", "+5", "5%", "1E+3", "(5)", "1 23", "1 2345", "1,234 567", "٣", "1_000", "1,,234",
			"123456789012345678901234567890123456789012345678901" })
	void refusesWhatIsNoWellFormedNumber(String text) {
		assertThat(NumberText.readings(text, null)).isEmpty();
	}

	@Property
	void anAmountInAnyConventionIsReadBackOrHasSeveralReadings(
			@ForAll @BigRange(min = "0", max = "99999999999") @Scale(4) BigDecimal amount,
			@ForAll("conventions") Convention convention) {
		String text = convention.format(amount.stripTrailingZeros());
		assertThat(NumberText.readings(text, null)).usingElementComparator(BigDecimal::compareTo)
			.contains(amount)
			.hasSizeLessThanOrEqualTo(2);
		assertThat(NumberText.readings(text, convention.decimal())).usingElementComparator(BigDecimal::compareTo)
			.containsExactly(amount);
	}

	@Property
	void anyTextIsReadWithoutFailing(
			@ForAll @Chars({ '0', '1', '9', '.', ',', ' ', '\'', '-' }) @StringLength(max = 20) String text) {
		List<BigDecimal> readings = NumberText.readings(text, null);
		assertThat(readings).hasSizeLessThanOrEqualTo(2).allMatch((number) -> number.signum() >= 0);
		String digits = text.replaceAll("\\D", "").replaceAll("^0+", "");
		assertThat(readings).allMatch((number) -> digits
			.startsWith(number.stripTrailingZeros().unscaledValue().toString().replaceAll("^0+", "")));
	}

	@Provide
	Arbitrary<Convention> conventions() {
		return Arbitraries.of(new Convention("", '.', false), new Convention("", ',', false),
				new Convention(",", '.', false), new Convention(".", ',', false), new Convention(" ", ',', false),
				new Convention("'", '.', false), new Convention("\u202f", ',', false), new Convention(",", '.', true));
	}

	record Convention(String group, char decimal, boolean lakhs) {

		String format(BigDecimal amount) {
			String[] parts = amount.max(BigDecimal.ZERO).toPlainString().split("\\.");
			StringBuilder whole = new StringBuilder(parts[0]);
			int place = whole.length() - 3;
			while (place > 0 && !group.isEmpty()) {
				whole.insert(place, group);
				place -= lakhs ? 2 : 3;
			}
			return parts.length == 1 ? whole.toString() : whole.toString() + decimal + parts[1];
		}

	}

}
