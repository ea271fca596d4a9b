package dev.bulkordering.sandbox.plum;

import dev.bulkordering.sandbox.Api;
import dev.bulkordering.sandbox.Api.Reply;

/** A plain client of the emulated Plum. */
record Plum(Api api) {

	private static final String PATH = "/chef/v1/oauth/api";

	/** Asks one of the queries. */
	Reply ask(String query, String data) {
		return api.call("POST", PATH, envelope(query, data));
	}

	static String envelope(String query, String data) {
		return "{'query': 'plumProAPI.%s', 'tag': 'plumProAPI', 'variables': {'data': %s}}".formatted(query, data);
	}

	Reply place(String data) {
		return ask("mutation.placeOrder", data);
	}

	/** Tops up a phone. */
	Reply topUp(String poNumber, int product, int denomination) {
		return place(topUpOf(poNumber, product, denomination));
	}

	static String topUpOf(String poNumber, int product, int denomination) {
		return """
				{'productId': %d, 'quantity': 1, 'denomination': %d, 'email': 'asha.rao@example.com',
				 'tag': 'diwali', 'poNumber': '%s', 'notifyReceiverEmail': 0, 'notifyAdminEmail': 0,
				 'topupData': {'topupPhoneCode': '+91', 'topupPhoneNumber': '9812345678'}}""".formatted(product,
				denomination, poNumber);
	}

	/** Buys vouchers. */
	Reply vouchers(String poNumber, int product, int denomination, int quantity) {
		return place("{'productId': %d, 'quantity': %d, 'denomination': %d, 'poNumber': '%s'}".formatted(product,
				quantity, denomination, poNumber));
	}

	/** Looks an order up by our number. */
	Reply details(String poNumber) {
		return ask("mutation.getOrderDetails",
				"{'poNumber': '%s', 'orderId': 0, 'sendMailToReceiver': 0}".formatted(poNumber));
	}

	/** Refreshes the token. */
	Reply refresh(String token) {
		return api.call("POST", "/chef/v1/oauth/token/user",
				"""
						{'grant_type': 'refresh_token', 'refresh_token': '%s', 'client_id': 'client', 'client_secret': 'secret'}"""
					.formatted(token));
	}

}
