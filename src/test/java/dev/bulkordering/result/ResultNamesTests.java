package dev.bulkordering.result;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResultNamesTests {

	private static final Path RESULTS = Path.of("results");

	@ParameterizedTest
	@CsvSource({ "march.xlsx, march-run-12-result.csv", "inbox/march.csv, march-run-12-result.csv",
			"C:\\Sheets\\march.csv, march-run-12-result.csv", "2026.03 gifts.xlsx, 2026.03 gifts-run-12-result.csv",
			"no extension, no extension-run-12-result.csv", ".csv, sheet-run-12-result.csv",
			"'../..', _-run-12-result.csv", "a:b*c?.csv, a_b_c_-run-12-result.csv",
			"~$march.xlsx, _$march-run-12-result.csv", "März.csv, März-run-12-result.csv" })
	void nameTheResultAfterSheetAndRun(String sheet, String result) {
		assertThat(ResultNames.target(RESULTS, sheet, 12, ResultFormat.CSV)).isEqualTo(RESULTS.resolve(result));
	}

	@Test
	void fitInWhatFileSystemsTake() {
		Path target = ResultNames.target(RESULTS, "ü".repeat(500) + ".csv", Long.MAX_VALUE, ResultFormat.XLSX);
		assertThat(target.getFileName().toString()).endsWith("-result.xlsx");
		assertThat(ResultNames.ordersFile(target).getFileName().toString().getBytes(StandardCharsets.UTF_8).length)
			.isLessThanOrEqualTo(255);
	}

	@Test
	void nameTheOrdersBesideTheRows() {
		assertThat(ResultNames.ordersFile(RESULTS.resolve("march-run-12-result.csv")))
			.isEqualTo(RESULTS.resolve("march-run-12-result-orders.csv"));
	}

}
