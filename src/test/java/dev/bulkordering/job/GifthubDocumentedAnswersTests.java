package dev.bulkordering.job;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.bulkordering.provider.ScriptedServer.Received;

class GifthubDocumentedAnswersTests extends DocumentedAnswersContract {

	private static final Pattern ID = Pattern.compile("\"id\": ?\"(\\w{20})\"");

	private static final String CREATE_ONLY = "create-only";

	/** Quotes end so soon that it can be waited for. */
	private static final String SHORT_QUOTES = "short quotes";

	@Override
	String provider() {
		return "gifthub";
	}

	@Override
	String job(String mode) {
		return "provider: gifthub\noptions: {wallet: EUR, product-type: range, mode: "
				+ (mode.equals(CREATE_ONLY) ? CREATE_ONLY : "two-step") + "}\n";
	}

	@Override
	String settings(String mode) {
		return "{'latency-ms': 0, 'finish-ms': 0, 'create-only': " + mode.equals(CREATE_ONLY) + ", 'quote-life-ms': "
				+ (mode.equals(SHORT_QUOTES) ? 600 : 600_000) + "}";
	}

	/** Two SKUs of one currency, and one of another. */
	@Override
	List<String> sheet() {
		return List.of("reference,sku,price,quantity,currency", "A{n},038-00-range,10,2,EUR",
				"B{n},039-00-range,10,1,EUR", "C{n},040-00-range,10,1,USD");
	}

	@Override
	List<String> skus() {
		return List.of("038-00-range", "039-00-range", "040-00-range");
	}

	/** A quote that is pending was not bought: to say so once is enough. */
	@Override
	int questionsPerDoubt() {
		return 1;
	}

	@Override
	String call(Received request) {
		return switch (request.path().split("\\?")[0]) {
			case "/order/create" -> "create";
			case "/order/confirm" -> "confirm";
			default -> LOOK_UP;
		};
	}

	@Override
	String body(int status, String code, String text) {
		return "{\"message\": \"" + text + "\"}";
	}

	@Override
	String idIn(String answer) {
		Matcher id = ID.matcher(answer);
		return id.find() ? id.group(1) : null;
	}

}
