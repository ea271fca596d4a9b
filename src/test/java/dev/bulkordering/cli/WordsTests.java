package dev.bulkordering.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTests {

	@ParameterizedTest
	@CsvSource({ "EUR, 1234.5, 'EUR 1,234.50'", "EUR, 0.125, EUR 0.125", "JPY, 1E+6, 'JPY 1,000,000'",
			"KWD, 2, KWD 2.000", "XYZ, 0.10, XYZ 0.1", "INR, 0, INR 0.00" })
	void moneyHasTheCurrencysDecimalsAndIsNeverRounded(String currency, BigDecimal amount, String text) {
		assertThat(Words.money(currency, amount)).isEqualTo(text);
	}

	@Test
	void severalCurrenciesAreInAlphabeticalOrder() {
		assertThat(Words.money(Map.of("USD", BigDecimal.ONE, "EUR", BigDecimal.TEN))).isEqualTo("EUR 10.00 + USD 1.00");
	}

	@ParameterizedTest
	@CsvSource({ "0, 1 s", "59, 59 s", "60, 1 min 0 s", "3599, 59 min 59 s", "3600, 1 h 0 min",
			"7200000, '2,000 h 0 min'" })
	void durationsHaveTwoUnits(long seconds, String text) {
		assertThat(Words.duration(Duration.ofSeconds(seconds))).isEqualTo(text);
	}

	@Test
	void textsAreCutByCharactersAndCannotMoveTheCursor() {
		assertThat(Words.brief("a\u001b[2J\nb", 10)).isEqualTo("a [2J b");
		assertThat(Words.brief("😀😀😀", 2)).isEqualTo("😀…");
		assertThat(Words.brief("😀😀", 2)).isEqualTo("😀😀");
		assertThat(Words.printable("a\u202eb")).isEqualTo("a b");
	}

}
