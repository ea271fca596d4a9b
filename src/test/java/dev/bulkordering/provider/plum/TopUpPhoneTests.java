package dev.bulkordering.provider.plum;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TopUpPhoneTests {

	@ParameterizedTest
	@CsvSource({ "+919845098450, +91, 9845098450", "+12025550123, +1, 2025550123", "+18765550123, +1, 8765550123",
			"+447911123456, +44, 7911123456", "+971501234567, +971, 501234567", "+6591234567, +65, 91234567",
			"+390612345678, +39, 0612345678", "+393123456789, +39, 3123456789", "+5491123456789, +54, 91123456789",
			"+77011234567, +7, 7011234567", "+8801712345678, +880, 1712345678", "+2348031234567, +234, 8031234567" })
	void splitsANumberIntoCallingCodeAndNationalNumber(String phone, String code, String number) {
		assertThat(TopUpPhone.of(phone)).isEqualTo(new TopUpPhone(code, number));
	}

	@Test
	void showsNothingOfANumber() {
		assertThat(TopUpPhone.of("+919845098450").toString()).doesNotContain("98450").doesNotContain("91");
		assertThatIllegalArgumentException().isThrownBy(() -> TopUpPhone.of("98450"))
			.withMessageNotContaining("98450")
			.withNoCause();
	}

}
