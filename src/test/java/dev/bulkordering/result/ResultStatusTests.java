package dev.bulkordering.result;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ResultStatusTests {

	@ParameterizedTest(name = "{0} asked, {1} ordered, {2} pending, {3} rejected, {4} held, {5} skipped: {6}")
	@CsvSource({ "3, 3, 0, 0, 0, 0, ordered", "3, 0, 3, 0, 0, 0, pending", "3, 0, 0, 3, 0, 0, rejected",
			"3, 0, 0, 0, 3, 0, held", "3, 0, 0, 0, 0, 3, skipped", "3, 2, 1, 0, 0, 0, partly",
			"3, 2, 0, 0, 0, 1, partly", "5, 1, 1, 1, 1, 1, partly", "0, 0, 0, 0, 0, 0, invalid" })
	void followsFromTheUnits(int asked, int ordered, int pending, int rejected, int held, int skipped, String status) {
		ResultUnits units = new ResultUnits(asked, ordered, pending, rejected, held, skipped);
		assertThat(ResultStatus.of(units).text()).isEqualTo(status);
		assertThat(units.areAccountedFor()).isTrue();
		assertThat(new ResultUnits(asked + 1, ordered, pending, rejected, held, skipped).areAccountedFor()).isFalse();
	}

}
