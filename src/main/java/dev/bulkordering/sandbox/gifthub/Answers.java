package dev.bulkordering.sandbox.gifthub;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Phase;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.UniqueDigits;

/** The bodies of the API's good answers. */
final class Answers {

	private Answers() {
	}

	static Answer created(Purchase order, Invoice invoice) {
		ObjectNode data = Json.object().put("id", order.id());
		data.set("exchangeRates", rates(invoice, order.createdAt()));
		data.set("invoice", invoice.json(order.items(), "pending"));
		data.set("retailInvoice", invoice.json(order.items(), "pending"));
		data.put("expiresAt", expiry(order));
		return ok(data);
	}

	static Answer confirmed(Purchase order) {
		return ok(Json.object().put("id", order.id()).put("state", "confirmed"));
	}

	static Answer found(Purchase order, String state, Phase phase) {
		Invoice invoice = GifthubEmulation.invoice(order);
		ObjectNode data = Json.object().put("uid", order.id()).put("state", state).put("reference", order.reference());
		ObjectNode products = data.putObject("products");
		for (Item item : order.items()) {
			products.putObject(item.sku())
				.putObject("request")
				.put("quote", item.price())
				.put("quantity", item.units());
		}
		data.set("exchangeRates", rates(invoice, order.createdAt()));
		data.set("invoice", invoice.json(order.items(), phase == Phase.QUOTED ? "pending" : "paid"));
		data.put("expiresAt", expiry(order));
		if (phase == Phase.FINISHED && order.unitsBought() > 0) {
			data.set("redeemData", redeemData(order));
		}
		return ok(data);
	}

	private static Answer ok(ObjectNode data) {
		return Answer.json(200, Json.object().put("message", "No Message").set("data", data));
	}

	private static long expiry(Purchase order) {
		return Objects.requireNonNull(order.expiresAt()).toEpochMilli();
	}

	private static ArrayNode rates(Invoice invoice, Instant at) {
		ArrayNode rates = Json.array();
		invoice.rates().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach((rate) -> {
			ObjectNode entry = rates.addObject().put("targetCurrency", invoice.wallet()).put("rate", rate.getValue());
			entry.putObject("modifiedDate").put("_seconds", at.getEpochSecond()).put("_nanoseconds", at.getNano());
			entry.put("baseCurrency", rate.getKey());
		});
		return rates;
	}

	/** The codes of the units that were bought, by SKU. */
	static ObjectNode redeemData(Purchase order) {
		ObjectNode data = Json.object();
		long card = order.boughtOrFail().firstCard();
		for (Item item : order.items()) {
			ObjectNode product = Json.object().putNull("redeemInstructions");
			ArrayNode cards = product.putArray("cards");
			for (int unit = 0; unit < item.bought(); unit++) {
				cards.add(card(card++, order.boughtOrFail().at()));
			}
			product.put("currency", item.currency()).put("value", item.price());
			if (item.bought() > 0) {
				data.set(item.sku(), product);
			}
		}
		return data;
	}

	private static ObjectNode card(long number, Instant bought) {
		String code = UniqueDigits.of("GH9000", 12, number);
		return Json.object()
			.put("redeemLink", "https://redeem.gifthub.example/" + code)
			.put("redeemCardCode", code)
			.put("redeemSerialNumber", UniqueDigits.of("SN9000", 10, number))
			.put("redeemPin", UniqueDigits.of("7000", 8, number))
			.put("expirationDate", bought.atOffset(ZoneOffset.UTC).plusYears(1).toLocalDate().toString());
	}

}
