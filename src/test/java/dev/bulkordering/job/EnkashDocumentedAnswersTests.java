package dev.bulkordering.job;

import java.util.List;

import dev.bulkordering.provider.ScriptedServer.Received;

class EnkashDocumentedAnswersTests extends DocumentedAnswersContract {

	@Override
	String provider() {
		return "enkash";
	}

	@Override
	String job(String mode) {
		return "provider: enkash\n";
	}

	@Override
	List<String> sheet() {
		return List.of("reference,sku,price,quantity", "A{n},PC123789,500,2", "C{n},PC100001,100,1");
	}

	@Override
	List<String> skus() {
		return List.of("PC123789", "PC100001");
	}

	@Override
	String call(Received request) {
		return request.path().endsWith("/create-order") ? "place"
				: request.path().contains("/fetch-order-details/") ? LOOK_UP : "";
	}

	/**
	 * With an error object, as the page 'Create Order' shows it, or as the guide does.
	 */
	@Override
	String body(int status, String code, String text) {
		String failure = """
				{"payload": null, "errorResponse": null, "response_code": 1, "response_message": "%s"}
				""";
		String withError = """
				{"payload": "%2$s", "errorResponse": {"timestamp": "2024-07-11 05:57:19",
				"requestId": "D8C06486E01FD4071CEB10F177B8AFE8", "errorType": "%1$s", "errorMessage": "%2$s"},
				"response_code": 1, "response_message": "Failure"}
				""";
		return code.isEmpty() ? failure.formatted(text) : withError.formatted(code, text);
	}

}
