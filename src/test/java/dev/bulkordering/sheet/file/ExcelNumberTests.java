package dev.bulkordering.sheet.file;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ExcelNumberTests {

	@ParameterizedTest
	@CsvSource(textBlock = """
			12.5,                    12.5
			12.500000000000002,      12.5
			0.30000000000000004,     0.3
			4.27335427525861E-7,     0.000000427335427525861
			919877123456,            919877123456
			9.19877123456E11,        919877123456
			1234567890123456,        1234567890123456
			9007199254740992,        9007199254740992
			12345678901234567890,    12345678901234600000
			-0,                      0
			0.0,                     0
			1E-400,                  0
			-9.03,                   -9.03
			""")
	void readsWhatExcelWouldShowWithAllItsDigits(String raw, BigDecimal expected) {
		assertThat(ExcelNumber.parse(raw)).isEqualByComparingTo(expected);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "NaN", "Infinity", "1e999", "1,5", "0x10p3", "--1" })
	void refusesWhatIsNoNumber(String raw) {
		assertThatExceptionOfType(NumberFormatException.class).isThrownBy(() -> ExcelNumber.parse(raw));
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			1,                 false, 1900-01-01
			59,                false, 1900-02-28
			60.5,              false, 1900-02-29T12:00
			61,                false, 1900-03-01
			46053,             false, 2026-01-31
			46053.527777777781, false, 2026-01-31T12:40
			46053.999999999999, false, 2026-02-01
			2958465,           false, 9999-12-31
			2958466,           false, 2958466
			-1,                false, -1
			0,                 true,  1904-01-01
			44591,             true,  2026-01-31
			""")
	void readsDatesAsExcelShowsThem(BigDecimal serial, boolean from1904, String expected) {
		assertThat(ExcelNumber.date(serial, from1904).text()).isEqualTo(expected);
	}

}
