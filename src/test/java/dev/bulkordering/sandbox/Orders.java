package dev.bulkordering.sandbox;

/** Orders of the simplest kind. */
final class Orders {

	private Orders() {
	}

	/** Has gifthub quote two units; returns the order's id. */
	static String create(Sandbox sandbox, String reference) {
		return create(sandbox.baseUrl("gifthub"), reference);
	}

	/** Has gifthub quote two units; returns the order's id. */
	static String create(String baseUrl, String reference) {
		return new Api(baseUrl, "x").call("POST", "/order/create", """
				{'productList': [{'sku': '038-00-range', 'productType': 'range', 'quote': 5, 'quantity': 2}],
				 'wallet': 'EUR', 'reference': '%s'}""".formatted(reference)).at("/data/id");
	}

	/** Has gifthub buy an order; returns the status. */
	static int confirm(Sandbox sandbox, String id) {
		return confirm(sandbox.baseUrl("gifthub"), id);
	}

	/** Has gifthub buy an order; returns the status. */
	static int confirm(String baseUrl, String id) {
		return new Api(baseUrl, "x").send("PUT", "/order/confirm", "{'orderId': '%s'}".formatted(id)).statusCode();
	}

	/** Buys two units of 1000 rupees at budgetree; returns the order's id, if one. */
	static String budgetree(Sandbox sandbox, String refno) {
		String body = """
				{'refno': '%s', 'syncOnly': true, 'deliveryMode': 'API',
				 'address': {'firstname': 'Asha', 'email': 'asha.rao@example.com', 'telephone': '+919812345678',
				  'country': 'IN', 'postcode': '560076', 'billToThis': true},
				 'payments': [{'code': 'svc', 'amount': 2000}],
				 'products': [{'sku': 'EGVGOLD', 'price': 1000, 'qty': 2, 'currency': 356}]}""";
		return new Api(sandbox.baseUrl("budgetree"), "x").call("POST", "/rest/v3/orders", body.formatted(refno))
			.at("/orderId");
	}

}
