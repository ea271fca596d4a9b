package dev.bulkordering.sandbox.budgetree;

import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.UniqueDigits;

/** The bodies of the API's good answers, with every field of the page's samples. */
final class Answers {

	private static final DateTimeFormatter VALIDITY = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");

	private final Catalog catalog;

	Answers(Catalog catalog) {
		this.catalog = catalog;
	}

	/** The answer to an order that is worked on. */
	Answer processing(int status, Purchase order) {
		ObjectNode body = head(order, "PROCESSING");
		if (status == 201) {
			body.putObject("cancel").put("allowed", true).put("allowedWithIn", 15);
		}
		return Answer.json(status, body);
	}

	/** The answer to an order that is complete, with the cards that there are. */
	Answer complete(Purchase order, boolean withCards) {
		ObjectNode body = head(order, "COMPLETE");
		body.putObject("cancel").put("allowed", true).put("allowedWithIn", "2");
		body.putArray("cards").addAll(withCards ? cards(order) : List.of());
		ObjectNode products = body.putObject("products");
		for (Item item : order.items()) {
			products.set(item.sku(), product(item));
		}
		body.putArray("additionalTxnFields");
		return Answer.json(201, body);
	}

	/** The answer to a question for the status. */
	Answer status(Purchase order, String state) {
		String label = state.charAt(0) + state.substring(1).toLowerCase(Locale.ROOT);
		ObjectNode body = Json.object().put("status", state).put("statusLabel", "Budgetree " + label);
		body.put("orderId", order.id()).put("refno", order.reference());
		body.putObject("cancel").put("allowed", state.equals("COMPLETE")).put("allowedWithIn", "15");
		return Answer.json(200, body);
	}

	/** One page of an order's cards. */
	Answer cards(List<JsonNode> cards, int offset, int limit) {
		ObjectNode body = Json.object().put("total", cards.size());
		int from = Math.min(offset, cards.size());
		body.putArray("cards").addAll(cards.subList(from, Math.min(from + limit, cards.size())));
		return Answer.json(200, body);
	}

	/** Every card of an order: none for physical products and payouts. */
	List<JsonNode> cards(Purchase order) {
		List<JsonNode> cards = new ArrayList<>();
		if (order.bought() == null || order.details().path("payout").asBoolean(false)) {
			return cards;
		}
		long number = order.bought().firstCard();
		for (Item item : order.items()) {
			Product product = catalog.product(item.sku());
			for (int unit = 0; unit < item.bought() && product != null && !product.isPhysical(); unit++) {
				cards.add(card(number++, item, product.name(), order));
			}
		}
		return cards;
	}

	private static ObjectNode head(Purchase order, String status) {
		ObjectNode body = Json.object().put("status", status).put("orderId", order.id());
		body.put("refno", order.reference());
		String currency = order.items().get(0).currency();
		body.putObject("currency")
			.put("code", currency)
			.put("numericCode", order.details().path("numericCode").asString(""))
			.put("symbol", currency.equals("INR") ? "₹" : currency);
		order.details()
			.path("payments")
			.forEach((code) -> body.withArray("payments").addObject().put("code", code.asString("")));
		return body;
	}

	private static ObjectNode card(long number, Item item, String name, Purchase order) {
		String cardNumber = UniqueDigits.of("9000", 15, number);
		Instant bought = order.boughtOrFail().at();
		ObjectNode card = Json.object().put("sku", item.sku()).put("productName", name);
		card.putObject("labels")
			.put("cardNumber", "Gift Card Number")
			.put("cardPin", "Card PIN")
			.put("activationCode", "Activation Code")
			.put("validity", "Validity");
		// longer than the page's six digits, so that a search for one never hits by
		// chance
		card.put("cardNumber", cardNumber).put("cardPin", UniqueDigits.of("7000", 8, number));
		card.putNull("activationCode").put("barcode", "").putNull("activationUrl");
		card.putArray("formats").addObject().put("key", "QCGTINBARCODE-32").put("value", "123456789" + cardNumber);
		card.put("amount", item.price().setScale(2, RoundingMode.HALF_UP).toPlainString());
		card.put("validity", VALIDITY.format(bought.atOffset(ZoneOffset.UTC).plusYears(1)));
		card.put("cardId", number).set("recipientDetails", recipient(order));
		return card.put("theme", "");
	}

	private static ObjectNode recipient(Purchase order) {
		JsonNode address = order.details().path("recipient");
		String first = address.path("firstname").asString("");
		String last = address.path("lastname").asString("");
		ObjectNode recipient = Json.object().put("salutation", address.path("salutation").asString(""));
		recipient.put("name", (first + " " + last).strip()).put("firstname", first).put("lastname", last);
		recipient.put("email", address.path("email").asString(""));
		recipient.put("mobileNumber", address.path("telephone").asString(""))
			.put("status", "")
			.put("failureReason", "");
		ObjectNode delivery = recipient.putObject("delivery")
			.put("mode", order.details().path("deliveryMode").asString(""));
		ObjectNode status = delivery.putObject("status");
		status.putObject("sms").put("status", "NA").put("reason", "NA");
		status.putObject("email").put("status", "NA").put("reason", "NA");
		return recipient;
	}

	private ObjectNode product(Item item) {
		Product product = catalog.product(item.sku());
		ObjectNode json = Json.object().put("sku", item.sku());
		json.put("name", product == null ? item.sku() : product.name()).putNull("balanceEnquiryInstruction");
		json.putObject("specialInstruction").put("label", "Add to budgetree").put("url", "https://budgetree.example");
		json.putObject("images").put("thumbnail", "").put("mobile", "").put("base", "").put("small", "");
		return json.put("cardBehaviour", "QC");
	}

}
