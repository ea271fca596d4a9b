package dev.bulkordering.job;

import java.util.List;

import dev.bulkordering.provider.ScriptedServer.Received;

class PeachDocumentedAnswersTests extends DocumentedAnswersContract {

	@Override
	String provider() {
		return "peach";
	}

	@Override
	String job(String mode) {
		return "provider: peach\n";
	}

	/** Two items for one person, and one for another. */
	@Override
	List<String> sheet() {
		return List.of("reference,item,price,quantity,phone", "A{n},Saree,4250,2,+919845098450",
				"B{n},Blouse,450,1,+919845098450", "C{n},Shawl,900,1,+919845098451");
	}

	@Override
	List<String> skus() {
		return List.of("Saree", "Blouse", "Shawl");
	}

	@Override
	String call(Received request) {
		return request.method().equals("POST") ? "place" : LOOK_UP;
	}

	/** The page shows no body of an error. */
	@Override
	String body(int status, String code, String text) {
		return text.isEmpty() ? "" : "{\"message\": \"" + text + "\"}";
	}

}
