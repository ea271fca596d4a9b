package dev.bulkordering.console;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SheetNameTests {

	@ParameterizedTest
	@CsvSource({ "march.csv, march.csv", "../../x.csv, x.csv", "C:\\sheets\\x.xlsx, x.xlsx", "/etc/passwd, passwd",
			".., sheet", "., sheet", "a/, sheet", "'', sheet", ".hidden.csv, hidden.csv", "~$open.xlsx, $open.xlsx",
			"a:b?.csv, a_b_.csv", "'x.csv. ', x.csv", "पुरस्कार मार्च.csv, पुरस्कार मार्च.csv" })
	void keepsOfANameWhatDoesNoHarm(String given, String kept) {
		assertThat(SheetName.safe(given)).isEqualTo(kept);
	}

	@Test
	void dropsWhatCannotBeSeen() {
		assertThat(SheetName.safe("a\u0000b\r\nc\u202Evsc.csv")).isEqualTo("abcvsc.csv");
		assertThat(SheetName.safe("..\u0000/..\u0000/x.csv")).isEqualTo("x.csv");
		assertThat(SheetName.safe(null)).isEqualTo("sheet");
	}

	@Test
	void shortensALongNameAndLeavesItsEnding() {
		String name = SheetName.safe("म".repeat(400) + ".xlsx");
		assertThat(name).endsWith("म.xlsx");
		assertThat(name.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(180);
	}

}
