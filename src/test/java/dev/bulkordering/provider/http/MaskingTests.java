package dev.bulkordering.provider.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MaskingTests {

	private final Masking masking = Masking.showing("sku", "qty", "message", "messages", "cards");

	@Test
	void showsOnlyTheFieldsThatItNames() {
		assertThat(response(
				"""
						{"sku":"A","qty":2,"pin":1234,"cards":[{"sku":"A","cardNumber":"4111","whoKnows":{"sku":"B","x":1.5}}]}"""))
			.isEqualTo(
					"""
							{"sku":"A","qty":2,"pin":"***","cards":[{"sku":"A","cardNumber":"***","whoKnows":{"sku":"B","x":"***"}}]}""");
	}

	@Test
	void showsNothingBelowWhatIsClosed() {
		byte[] body = "{\"cards\":[{\"sku\":\"A\",\"list\":[{\"sku\":\"AB12\"}]}],\"sku\":\"A\",\"message\":\"no AB12\"}"
			.getBytes(StandardCharsets.UTF_8);

		assertThat(masking.butNothingBelow("cards").response(body, Json.parse(body), Set.of()).text()).isEqualTo(
				"{\"cards\":[{\"sku\":\"***\",\"list\":[{\"sku\":\"***\"}]}],\"sku\":\"A\",\"message\":\"no ***\"}");
	}

	@Test
	void keepsWhatGivesNothingAway() {
		assertThat(response("{\"pin\":null,\"used\":true,\"code\":\"\",\"list\":[]}"))
			.isEqualTo("{\"pin\":null,\"used\":true,\"code\":\"\",\"list\":[]}");
	}

	@Test
	void masksTheElementsOfAnArrayLikeItsField() {
		assertThat(response("{\"messages\":[\"bad qty\",7],\"codes\":[\"AB12\",7]}"))
			.isEqualTo("{\"messages\":[\"bad qty\",7],\"codes\":[\"***\",\"***\"]}");
	}

	@Test
	void masksWhatASentenceRepeats() {
		Masking.Masked request = masking.request("{\"email\":\"a@b.example\",\"name\":\"Meera\",\"sku\":\"A\"}");
		byte[] answer = "{\"message\":\"Meera (a@b.example, +91 98450 98450) has PIN 4711 for A\",\"pin\":\"4711\"}"
			.getBytes(StandardCharsets.UTF_8);

		assertThat(masking.response(answer, Json.parse(answer), request.hidden()).text())
			.isEqualTo("{\"message\":\"*** (***, ***) has PIN *** for A\",\"pin\":\"***\"}");
	}

	@Test
	void showsAFieldOfWordsOnlyWhereItIsWords() {
		Masking worded = masking.andWordsOf("payload");

		assertThat(masked(worded, "{\"payload\":\"Order not found\"}")).isEqualTo("{\"payload\":\"Order not found\"}");
		assertThat(masked(worded, "{\"payload\":\"Failure\"}")).isEqualTo("{\"payload\":\"Failure\"}");
		for (String goods : List.of("\"QWX7-PLM2\"", "\"U2FsdGVkX1+9x\"", "4711", "[\"Failure\",\"two words\"]",
				"{\"pin\":\"two words\"}")) {
			assertThat(masked(worded, "{\"payload\":" + goods + "}")).contains("***")
				.doesNotContain("QWX7", "U2Fs", "4711", "Failure", "two words");
		}
		assertThat(masked(worded.butNothingBelow("cards"), "{\"cards\":{\"payload\":\"two words\"}}"))
			.isEqualTo("{\"cards\":{\"payload\":\"***\"}}");
	}

	@Test
	void keepsNothingOfABodyThatIsNoJson() {
		String response = response("card=4111111111111111&pin=1234");

		assertThat(response).matches("\\(30 bytes, no JSON, SHA-256 [0-9a-f]{8}…\\)");
		assertThat(masking.request("password=hunter2").text()).isEqualTo("(16 characters, no JSON)");
		assertThat(masking.request(null).text()).isNull();
	}

	@Test
	void masksABodyThatIsNothingButAValue() {
		assertThat(response("\"4111111111111111\"")).isEqualTo("\"***\"");
	}

	private String response(String body) {
		return masked(masking, body);
	}

	private static String masked(Masking masking, String body) {
		byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
		return masking.response(bytes, Json.parse(bytes), Set.of()).text();
	}

}
