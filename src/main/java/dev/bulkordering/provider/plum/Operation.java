package dev.bulkordering.provider.plum;

/**
 * What can be asked for at Plum's one URL. The name of an operation is also the name of
 * its answer.
 */
enum Operation {

	/** Buys. */
	PLACE_ORDER("mutation", "placeOrder"),
	/** Tells of an order. */
	ORDER_DETAILS("mutation", "getOrderDetails"),
	/** Tells of products. */
	VOUCHERS("mutation", "getVouchers"),
	/** Tells what the wallet holds. */
	BALANCE("query", "getBalance");

	/** Root of all names, and the envelope's {@code tag}. */
	static final String API = "plumProAPI";

	private final String kind;

	private final String answer;

	Operation(String kind, String answer) {
		this.kind = kind;
		this.answer = answer;
	}

	/** The envelope's {@code query}. */
	String query() {
		return API + "." + kind + "." + answer;
	}

	/** Name of the object that holds the answer. */
	String answer() {
		return answer;
	}

}
