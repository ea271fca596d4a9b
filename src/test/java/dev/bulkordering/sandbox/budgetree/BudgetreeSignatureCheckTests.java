package dev.bulkordering.sandbox.budgetree;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.bulkordering.sandbox.Request;

import static org.assertj.core.api.Assertions.assertThat;

/** The expected signatures were computed by another program. */
class BudgetreeSignatureCheckTests {

	private static final String SECRET = "secret string";

	private static final String OF_ORDER = "01e71eada1963566ec3c939b1b02e5747d112a96a4b9646e89d3bf1000e4cb9a"
			+ "504eef56d02257839522ba5b8af681f33c981ed28c3dd7da882eb08581e414fe";

	private static final String OF_CARDS = "9c60a9442e6e34edb5f6469d4d5b319971b56f3d7d5dc14c4b28f126a8de4e16"
			+ "d1c23d6ffa77f2d3c45ac8849b6fb4a28f666fd13b4d9eaeefaab25e173872d4";

	private static final String OF_LETTERS = "f0eb4142447a47347c18b373cc4034b8197c0c01f1f0d7f19119c95b26df0341"
			+ "a89485fae9506f5c7064c3c6c22b157e1730971606e2eeef33f98800c568579d";

	private static final String ORDERS = "https://api.example.com/rest/v3/orders";

	@Test
	void takesWhatIsSignedWhateverTheOrderOfKeysAndParameters() {
		assertThat(passes("POST", ORDERS, "{\"q\": [{\"f\": 1, \"d\": 2}], \"a\": \"something\"}", OF_ORDER)).isTrue();
		assertThat(passes("POST", ORDERS, "{\"a\":\"something\",\"q\":[{\"d\":2,\"f\":1}]}", OF_ORDER)).isTrue();
		assertThat(passes("GET", "https://api.example.com/rest/v3/order/51/cards?offset=0&limit=100", "", OF_CARDS))
			.isTrue();
		assertThat(passes("POST", "https://api.example.com/x", "{\"n\":\"O'Neil (a*b)! ~\u00e9 /\",\"z\":100.5}",
				OF_LETTERS))
			.isTrue();
	}

	@Test
	void refusesWhatIsSignedForAnotherRequest() {
		assertThat(passes("PUT", ORDERS, "{\"q\":[{\"f\":1,\"d\":2}],\"a\":\"something\"}", OF_ORDER)).isFalse();
		assertThat(passes("POST", ORDERS + "/", "{\"q\":[{\"f\":1,\"d\":2}],\"a\":\"something\"}", OF_ORDER)).isFalse();
		assertThat(passes("POST", ORDERS, "{\"q\":[{\"f\":1,\"d\":3}],\"a\":\"something\"}", OF_ORDER)).isFalse();
		assertThat(passes("GET", "https://api.example.com/rest/v3/order/51/cards?offset=0&limit=10", "", OF_CARDS))
			.isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "2026-01-02T03:04:05.678Z, true", "2026-01-02T03:04:05Z, true", "2026-01-02 03:04:05, false",
			"1767323045, false", "2026-01-02T03:04:05+01:00, false" })
	void wantsTheClientsDateInUtc(String date, boolean expected) {
		Request request = request("GET", "https://api.example.com/rest/v3/order/51/cards?limit=100&offset=0", "",
				Map.of("signature", OF_CARDS, "dateatclient", date));

		assertThat(SignatureCheck.passes(request, SECRET)).isEqualTo(expected);
	}

	@Test
	void wantsBothHeadersUnlessThereIsNoSecret() {
		Request unsigned = request("GET", ORDERS, "", Map.of());
		Request undated = request("GET", "https://api.example.com/rest/v3/order/51/cards?limit=100&offset=0", "",
				Map.of("signature", OF_CARDS));

		assertThat(SignatureCheck.passes(unsigned, SECRET)).isFalse();
		assertThat(SignatureCheck.passes(undated, SECRET)).isFalse();
		assertThat(SignatureCheck.passes(unsigned, "")).isTrue();
	}

	private static boolean passes(String method, String url, String body, String signature) {
		return SignatureCheck.passes(
				request(method, url, body, Map.of("signature", signature, "dateatclient", "2026-01-02T03:04:05.678Z")),
				SECRET);
	}

	private static Request request(String method, String url, String body, Map<String, String> headers) {
		return new Request(method, "", Map.of(), Map.of(), null, null, url, headers, body, 0);
	}

}
