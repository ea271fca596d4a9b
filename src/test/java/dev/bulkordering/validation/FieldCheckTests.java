package dev.bulkordering.validation;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Currency;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class FieldCheckTests {

	private static final Field UNITS = TestRules.QUANTITY.range(BigDecimal.ONE, BigDecimal.valueOf(10_000));

	private static final Field NAME = Field.of("name", FieldType.TEXT, "a name", "Asha").length(2, 10);

	private static final Field CURRENCY = Field.of("currency", FieldType.CURRENCY, "a currency", "INR");

	@ParameterizedTest
	@MethodSource
	void writesAValueInOneForm(Field field, Cell cell, String written) {
		assertThat(read(field, cell)).isEqualTo(new Reading.Value(written));
	}

	static Stream<Arguments> writesAValueInOneForm() {
		return Stream.of(arguments(UNITS, text("5"), "5"), arguments(UNITS, number("5.0"), "5"),
				arguments(UNITS, text("5.0"), "5"), arguments(UNITS, text("005"), "5"),
				arguments(UNITS, number("1E+3"), "1000"), arguments(UNITS, text("10000"), "10000"),
				arguments(UNITS, number("4.999999999999999999"), "5"),
				arguments(TestRules.PRICE, text("1,23,456.50"), "123456.5"),
				arguments(TestRules.PRICE, text("12,50"), "12.5"), arguments(TestRules.PRICE, number("500"), "500"),
				arguments(TestRules.PRICE, text("500.00"), "500"), arguments(TestRules.PRICE, text("12.5000"), "12.5"),
				arguments(TestRules.PRICE, number("118.00000000000001"), "118"),
				arguments(TestRules.PRICE, number("5E+2"), "500"),
				arguments(TestRules.PRICE, text("₹ 1,000.00"), "1000"), arguments(TestRules.PRICE, text("₹500"), "500"),
				arguments(TestRules.PRICE, text("Rs. 500"), "500"), arguments(TestRules.PRICE, text("Rs.500/-"), "500"),
				arguments(TestRules.PRICE, text("500/-"), "500"), arguments(TestRules.PRICE, text("INR 500"), "500"),
				arguments(TestRules.PRICE, text("500 inr"), "500"),
				arguments(TestRules.PRICE, text("\u20b9\u00a05,00,000"), "500000"),
				arguments(TestRules.DISCOUNT, text("0.00"), "0"), arguments(TestRules.SKU, number("12345"), "12345"),
				arguments(TestRules.SKU, number("1.5E+3"), "1500"), arguments(TestRules.SKU, text("007"), "007"),
				arguments(TestRules.SKU, new Cell.Bool(true), "true"), arguments(NAME, text("Zoe\u0308"), "Zo\u00eb"),
				arguments(NAME, text("👩\u200d🚀 x"), "👩\u200d🚀 x"),
				arguments(TestRules.POSTCODE, text("00123"), "00123"),
				arguments(TestRules.POSTCODE, number("560076"), "560076"),
				arguments(TestRules.CITY, text("St. John's"), "St. John's"),
				arguments(TestRules.CITY, text("Washington D.C."), "Washington D.C."),
				arguments(TestRules.CITY, text("बेंगलुरु"), "बेंगलुरु"),
				arguments(TestRules.CITY, text("Aix-en-Provence"), "Aix-en-Provence"),
				arguments(TestRules.KIND, text("DIGITAL"), "digital"),
				arguments(TestRules.KIND, text("gift_card"), "Gift Card"),
				arguments(TestRules.KIND, text("Gift-Card"), "Gift Card"), arguments(CURRENCY, text("eur"), "EUR"),
				arguments(TestRules.COUNTRY, text("in"), "IN"), arguments(TestRules.COUNTRY, text("IND"), "IN"),
				arguments(TestRules.COUNTRY, text("India"), "IN"),
				arguments(TestRules.COUNTRY, text("United States"), "US"),
				arguments(TestRules.COUNTRY, text("UK"), "GB"),
				arguments(TestRules.COUNTRY, text("Côte d'Ivoire"), "CI"),
				arguments(TestRules.EMAIL, text("Asha.Rao+x@Example.COM"), "Asha.Rao+x@example.com"),
				arguments(TestRules.EMAIL, text("info@bücher.de"), "info@xn--bcher-kva.de"),
				arguments(TestRules.EXPIRES_AT, new Cell.DateTime(LocalDateTime.of(2026, 12, 31, 18, 30)),
						"2026-12-31T18:30:00"),
				arguments(TestRules.EXPIRES_AT,
						new Cell.DateTime(LocalDateTime.of(2026, 12, 31, 18, 29, 59, 999_999_000)),
						"2026-12-31T18:30:00"),
				arguments(TestRules.EXPIRES_AT, text("2026-12-31"), "2026-12-31T00:00:00"),
				arguments(TestRules.EXPIRES_AT, text("2026-12-31 18:30"), "2026-12-31T18:30:00"),
				arguments(TestRules.EXPIRES_AT, text("2026-12-31T18:30:05.000"), "2026-12-31T18:30:05"),
				arguments(TestRules.EXPIRES_AT, text("2026-12-31T18:30:00+05:30"), "2026-12-31T13:00:00Z"),
				arguments(TestRules.EXPIRES_AT, text("2026-12-31T13:00Z"), "2026-12-31T13:00:00Z"));
	}

	@ParameterizedTest
	@MethodSource
	void saysWhatIsWrongWithAValue(Field field, Cell cell, String why) {
		assertThat(read(field, cell)).isInstanceOfSatisfying(Reading.Wrong.class,
				(wrong) -> assertThat(wrong.expected())
					.startsWith(field.expected() + ", for example " + field.example())
					.contains(why));
	}

	static Stream<Arguments> saysWhatIsWrongWithAValue() {
		Cell date = new Cell.DateTime(LocalDateTime.of(2026, 3, 1, 0, 0));
		return Stream.of(arguments(UNITS, text("abc"), ""), arguments(UNITS, text("five"), ""),
				arguments(UNITS, text("5 pcs"), ""), arguments(UNITS, number("2.5"), "whole number"),
				arguments(UNITS, text("2,5"), "whole number"), arguments(UNITS, text("0"), "at least 1"),
				arguments(UNITS, text("-1"), "not be negative"), arguments(UNITS, number("-1"), "not be negative"),
				arguments(UNITS, text("10001"), "at most 10,000"), arguments(UNITS, number("1E+6"), "at most 10,000"),
				arguments(UNITS, text("1E+3"), "shortened"), arguments(UNITS, text("1e3"), "shortened"),
				arguments(UNITS, text("1.000"), "read as 1 and as 1000"), arguments(UNITS, text("5%"), "percentage"),
				arguments(UNITS, new Cell.Bool(true), ""), arguments(UNITS, date, "made a date"),
				arguments(UNITS, new Cell.Error("#N/A"), "formula in this cell has an error (#N/A)"),
				arguments(UNITS, Cell.Error.UNCALCULATED, "was never calculated: open the sheet in Excel, save it"),
				arguments(TestRules.PRICE, text("1.234"), "read as 1.234 and as 1234"),
				arguments(TestRules.PRICE, text("₹ 1,234"), "read as 1234 and as 1.234"),
				arguments(TestRules.PRICE, text("0"), "above 0"), arguments(TestRules.PRICE, number("0"), "above 0"),
				arguments(TestRules.PRICE, text("-5"), "not be negative"),
				arguments(TestRules.PRICE, text("−5"), "not be negative"),
				arguments(TestRules.PRICE, text("(5.00)"), "not be negative"),
				arguments(TestRules.PRICE, text("5-"), "not be negative"),
				arguments(TestRules.PRICE, text("-₹5"), "not be negative"),
				arguments(TestRules.PRICE, text("₹ -5"), "not be negative"),
				arguments(TestRules.PRICE, number("-5"), "not be negative"),
				arguments(TestRules.PRICE, text("18%"), "percentage"),
				arguments(TestRules.PRICE, text("5E+2"), "shortened"),
				arguments(TestRules.PRICE, text("12.345,678"), "INR has at most 2 decimals"),
				arguments(TestRules.PRICE, number("12.345"), "INR has at most 2 decimals"),
				arguments(TestRules.PRICE, text("€ 500"), "row's currency is INR, which € does not stand for"),
				arguments(TestRules.PRICE, text("USD 500"), "row's currency is INR, which USD does not stand for"),
				arguments(TestRules.PRICE, text("500 bananas"), ""),
				arguments(TestRules.PRICE, text("100000000000000"), "below 100,000,000,000,000"),
				arguments(TestRules.PRICE, date, "made a date"), arguments(TestRules.PRICE, new Cell.Bool(false), ""),
				arguments(TestRules.PRICE, new Cell.Error("#DIV/0!"), "#DIV/0!"),
				arguments(TestRules.DISCOUNT, text("-1"), "not be negative"),
				arguments(TestRules.SKU, date, "made a date"),
				arguments(TestRules.SKU, number("1234567890123456"), "only 15 digits"),
				arguments(TestRules.SKU, text("a\u200bb"), "invisible character (U+200B)"),
				arguments(TestRules.SKU, text("a\u0000b"), "invisible character (U+0000)"),
				arguments(TestRules.SKU, text("a\ud800"), "invisible character (U+D800)"),
				arguments(TestRules.SKU, text("a\nb"), "one line"), arguments(TestRules.SKU, text("a\tb"), "tab"),
				arguments(TestRules.SKU, text("Jos\ufffd"), "character was lost"),
				arguments(NAME, text("A"), "at least 2"),
				arguments(NAME, text("12345678901"), "has 11 characters, but may have at most 10"),
				arguments(TestRules.POSTCODE, text("AB1"), ""), arguments(TestRules.POSTCODE, text("560 076"), ""),
				arguments(TestRules.POSTCODE, text("١٢٣"), ""), arguments(TestRules.POSTCODE, number("1.5"), ""),
				arguments(TestRules.POSTCODE, number("-500"), ""),
				arguments(TestRules.POSTCODE, number("12"), "drops zeros"),
				arguments(TestRules.POSTCODE, number("1234567890123456"), "only 15 digits"),
				arguments(TestRules.CITY, text("Route 66"), ""), arguments(TestRules.CITY, text("-x"), ""),
				arguments(TestRules.CITY, number("5"), ""), arguments(TestRules.KIND, text("virtual"), ""),
				arguments(CURRENCY, text("XXX"), ""), arguments(CURRENCY, text("Rupees"), ""),
				arguments(CURRENCY, text("$"), ""), arguments(TestRules.COUNTRY, text("XX"), ""),
				arguments(TestRules.COUNTRY, text("Bharatpur"), ""), arguments(TestRules.EMAIL, text("asha"), ""),
				arguments(TestRules.EMAIL, text("asha@"), ""), arguments(TestRules.EMAIL, text("a b@example.com"), ""),
				arguments(TestRules.EMAIL, text("asha@example"), ""),
				arguments(TestRules.EMAIL, text("a@example.com, b@example.com"), ""),
				arguments(TestRules.EMAIL, text("x".repeat(65) + "@example.com"), ""),
				arguments(TestRules.EMAIL, number("5"), ""),
				arguments(TestRules.EXPIRES_AT, text("31/12/2026"), "2026-12-31"),
				arguments(TestRules.EXPIRES_AT, text("2026-02-30"), "2026-12-31"),
				arguments(TestRules.EXPIRES_AT, number("46387"), "format the column as a date"));
	}

	@ParameterizedTest
	@CsvSource({ "JPY, 100.5, JPY has no decimals", "KWD, 1.2345, KWD has at most 3 decimals" })
	void countsTheDecimalsOfTheRowsCurrency(String currency, String amount, String why) {
		assertThat(read(TestRules.PRICE, number(amount), currency, null)).isInstanceOfSatisfying(Reading.Wrong.class,
				(wrong) -> assertThat(wrong.expected()).contains(why));
	}

	@ParameterizedTest
	@CsvSource({ "EUR, €5, 5", "EUR, '5,50 €', 5.5", "USD, $5, 5", "USD, US$5, 5", "SGD, $5, 5", "JPY, ¥100, 100",
			"KWD, 1.2340, 1.234", "PKR, Rs 5, 5", "DKK, 5 kr., 5" })
	void takesTheSignOfTheRowsCurrency(String currency, String amount, String written) {
		assertThat(read(TestRules.PRICE, text(amount), currency, null)).isEqualTo(new Reading.Value(written));
	}

	@Test
	void takesAnySignWhereTheRowsCurrencyIsNotKnown() {
		assertThat(read(TestRules.PRICE, text("€5.1234"), null, null)).isEqualTo(new Reading.Value("5.1234"));
	}

	@ParameterizedTest
	@CsvSource({ "1.234, 1234", "'12,5', 12.5" })
	void readsTextWithTheJobsDecimalSeparator(String amount, String written) {
		assertThat(read(TestRules.PRICE, text(amount), "INR", ',')).isEqualTo(new Reading.Value(written));
	}

	@Test
	void matchesThePatternOfAField() {
		Field origin = CommonFields.all("INR").get(3);
		assertThat(read(origin, text("12/7"))).isEqualTo(new Reading.Value("12/7"));
		assertThat(read(origin, text("12-7"))).isInstanceOf(Reading.Wrong.class);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a", "aa", "👩", "aaaaaaaaaa" })
	void countsCharactersNotHalves(String name) {
		boolean fits = name.codePointCount(0, name.length()) >= 2;
		assertThat(read(NAME, text(name)) instanceof Reading.Value).isEqualTo(fits);
		assertThat(read(NAME, text("👩".repeat(10)))).isInstanceOf(Reading.Value.class);
		assertThat(read(NAME, text("👩".repeat(11)))).isInstanceOf(Reading.Wrong.class);
	}

	@Test
	void readsALongTextWithoutFailing() {
		assertThat(read(TestRules.CITY, text("ab ".repeat(100_000) + "a"))).isInstanceOf(Reading.Wrong.class);
		assertThat(read(TestRules.PRICE, text("1,234".repeat(100_000)))).isInstanceOf(Reading.Wrong.class);
		assertThat(read(TestRules.EMAIL, text("a.".repeat(100_000) + "@example.com")))
			.isInstanceOf(Reading.Wrong.class);
		assertThat(read(TestRules.PHONE, text("98".repeat(100_000)))).isInstanceOf(Reading.Wrong.class);
		assertThat(read(TestRules.PRICE, number("1E+400000"))).isInstanceOf(Reading.Wrong.class);
		assertThat(read(TestRules.PRICE, number("1E-400000"))).isInstanceOf(Reading.Wrong.class);
		assertThat(read(TestRules.SKU, number("1E+400000"))).isInstanceOf(Reading.Wrong.class);
	}

	static Reading read(Field field, Cell cell) {
		return read(field, cell, "INR", null);
	}

	static Reading read(Field field, Cell cell, @Nullable String currency, @Nullable Character decimal) {
		Surroundings surroundings = new Surroundings("IN", decimal,
				currency == null ? null : Currency.getInstance(currency));
		return new FieldCheck(field, null).read(cell, surroundings);
	}

	static Cell text(String text) {
		return new Cell.Text(text);
	}

	static Cell number(String number) {
		return new Cell.Numeric(new BigDecimal(number));
	}

}
