package dev.bulkordering.sandbox.gifthub;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Json;

/** A documented refusal. */
final class Refusal extends RuntimeException {

	private final Answer answer;

	private Refusal(int status, String message) {
		super(message, null, false, false);
		this.answer = Refusal.answer(status, message);
	}

	static Answer answer(int status, String message) {
		return Answer.json(status, Json.object().put("message", message));
	}

	Answer answer() {
		return answer;
	}

	static Refusal unauthorized() {
		return new Refusal(403, "Unauthorized");
	}

	static Refusal badlyFormatted() {
		return new Refusal(400, "Your product list is not formatted well");
	}

	static Refusal tooBig() {
		return new Refusal(400, "Requested product list is bigger than allowed");
	}

	static Refusal notFound() {
		return new Refusal(404, "One or more product in the sent list are not found.");
	}

	static Refusal wrongQuote() {
		return new Refusal(400, "The entered quote doesn't match the SKU.");
	}

	static Refusal outOfRange() {
		return new Refusal(400, "The entered quote is not in range");
	}

	static Refusal noExchange() {
		return new Refusal(500, "Your requested exchange is not supported");
	}

	static Refusal outOfStock() {
		return new Refusal(500, "Requested item is out of stock");
	}

	static Refusal noFunds() {
		return new Refusal(400, "You have insufficient funds in your wallet to create this order");
	}

	/** A mandatory field is missing; the document gives no text for it. */
	static Refusal missing(String field) {
		return new Refusal(400, "The field " + field + " is missing or not a text");
	}

	static Refusal invalidOrderId() {
		return new Refusal(400, "Invalid orderId");
	}

	static Refusal notPending() {
		return new Refusal(404, "There is not any pending order with this id");
	}

	static Refusal unknownOrder() {
		return new Refusal(404, "Order not found");
	}

	static Refusal expired() {
		return new Refusal(419, "Expired");
	}

}
