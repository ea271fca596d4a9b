package dev.bulkordering.job;

import java.util.List;

import dev.bulkordering.provider.ScriptedServer.Received;

class BudgetreeDocumentedAnswersTests extends DocumentedAnswersContract {

	@Override
	String provider() {
		return "budgetree";
	}

	@Override
	String job(String mode) {
		return "provider: budgetree\n";
	}

	/** Two SKUs for one recipient, and one for another. */
	@Override
	List<String> sheet() {
		String address = "12 MG Road,Pune,Maharashtra,IN,411001";
		return List.of("reference,sku,price,quantity,first_name,email,phone,line1,city,region,country,postcode",
				"A{n},EGVMEADMARK001,500,2,Asha,asha@example.com,+919845098450," + address,
				"B{n},EGVPIXEARCA003,500,1,Asha,asha@example.com,+919845098450," + address,
				"C{n},EGVSAFFKITC005,500,1,Meera,meera@example.com,+919845098451," + address);
	}

	@Override
	List<String> skus() {
		return List.of("EGVMEADMARK001", "EGVPIXEARCA003", "EGVSAFFKITC005");
	}

	@Override
	String call(Received request) {
		return request.path().equals("/rest/v3/orders") ? "place"
				: request.path().startsWith("/rest/v3/orders/") ? LOOK_UP : "";
	}

	@Override
	String body(int status, String code, String text) {
		return code.isEmpty() ? "{\"message\": \"" + text + "\"}" : """
				{"message": "%s", "code": %s, "messages": [], "additionalTxnFields": []}
				""".formatted(text, code);
	}

	@Override
	String lookUpBody(int status, String words) {
		return body(status, words, "Order not available");
	}

}
