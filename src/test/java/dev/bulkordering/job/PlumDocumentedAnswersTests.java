package dev.bulkordering.job;

import java.util.List;

import dev.bulkordering.provider.ScriptedServer.Received;

class PlumDocumentedAnswersTests extends DocumentedAnswersContract {

	@Override
	String provider() {
		return "plum";
	}

	@Override
	String job(String mode) {
		return "provider: plum\n";
	}

	/** Vouchers, and a top-up in the next order. */
	@Override
	List<String> sheet() {
		return List.of("reference,sku,price,quantity,phone", "A{n},20001,500,2,", "C{n},10001,199,1,+919845098450");
	}

	@Override
	List<String> skus() {
		return List.of("20001", "10001");
	}

	@Override
	String call(Received request) {
		return request.body().contains("mutation.placeOrder") ? "place"
				: request.body().contains("mutation.getOrderDetails") ? LOOK_UP : "";
	}

	/** As the page 'Error Handling' shows it; without an errorId, a gateway's answer. */
	@Override
	String body(int status, String code, String text) {
		String error = """
				{"code": %d, "errorId": "%s", "errorInfo": "%s", "error": "%3$s"}
				""";
		return code.isEmpty() ? "{\"message\": \"" + text + "\"}" : error.formatted(status, code, text);
	}

	@Override
	String lookUpBody(int status, String words) {
		return body(status, words, "Failed");
	}

}
