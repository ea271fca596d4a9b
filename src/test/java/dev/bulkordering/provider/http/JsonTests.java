package dev.bulkordering.provider.http;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class JsonTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '~',
			value = { "\"12.50\" | 12.50", "12.50 | 12.50", "12 | 12", "-1.5 | -1.5", "\" 7 \" | 7", "\"1,000\" |",
					"\"abc\" |", "null |", "true |", "\"\" |", "[1] |", "1e999999999 |", "1e2 | 100",
					"1234567890123456 |", "0.1 | 0.1" })
	void readsAmountsHoweverTheyAreWritten(String json, BigDecimal expected) {
		assertThat(Json.decimal(parse("{\"x\":" + json + "}"), "x")).isEqualTo(expected);
	}

	@Test
	void readsTextsHoweverTheyAreWritten() {
		JsonNode json = parse("{\"a\":5313,\"b\":\" x \",\"c\":null,\"d\":\" \",\"e\":{},\"f\":true}");

		assertThat(Json.text(json, "a")).isEqualTo("5313");
		assertThat(Json.text(json, "b")).isEqualTo("x");
		for (String none : new String[] { "c", "d", "e", "f", "g" }) {
			assertThat(Json.text(json, none)).isNull();
		}
	}

	@Test
	void takesNoIdThatCannotBeKept() {
		assertThat(Json.id(parse("{\"id\":\"" + "x".repeat(200) + "\"}"), "id")).hasSize(200);
		assertThat(Json.id(parse("{\"id\":\"" + "x".repeat(201) + "\"}"), "id")).isNull();
		assertThat(Json.id(parse("{\"id\":\"a\\nb\"}"), "id")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "{", "{\"a\":1}{", "{\"a\":1,\"a\":2}", "<html>", "{\"a\":NaN}" })
	void doesNotGuessWhatABrokenBodyMeans(String body) {
		assertThat(Json.parse(body.getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@Test
	void survivesABodyThatIsNestedWithoutEnd() {
		assertThat(Json.parse("[".repeat(100_000).getBytes(StandardCharsets.UTF_8))).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "5.00, 5", "1000, 1000", "1E+3, 1000", "0.50, 0.5", "0.00, 0" })
	void writesAmountsPlainly(BigDecimal amount, String written) {
		assertThat(Json.write(Json.object().put("x", Json.amount(amount)))).isEqualTo("{\"x\":" + written + "}");
	}

	private static JsonNode parse(String text) {
		return Json.parse(text);
	}

}
