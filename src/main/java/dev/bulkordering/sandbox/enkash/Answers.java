package dev.bulkordering.sandbox.enkash;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.UniqueDigits;

/** The bodies of the API's good answers, with every field that its pages show. */
final class Answers {

	private static final DateTimeFormatter EXPIRY = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");

	private Answers() {
	}

	/**
	 * The answer to a new order.
	 * @param withVouchers whether the vouchers are in it, once they are there
	 */
	static Answer created(Purchase order, String state, boolean withVouchers) {
		ObjectNode payload = payload(order, state);
		if (withVouchers) {
			payload.set("voucherDetailsList", vouchers(order, state));
		}
		ObjectNode body = Json.object().set("payload", payload);
		return Answer.json(200, body.put("response_code", 0).put("response_message", "Success"));
	}

	/**
	 * The answer to a look-up. Its page spells the payload's name in another way, and the
	 * code as a text.
	 */
	static Answer found(Purchase order, String state) {
		ObjectNode payload = payload(order, state);
		payload.set("voucherDetailsList", vouchers(order, state));
		ObjectNode body = Json.object().set("paylod", payload);
		return Answer.json(200, body.put("response_message", "Success").put("response_code", "0"));
	}

	private static ObjectNode payload(Purchase order, String state) {
		Item item = order.items().get(0);
		ObjectNode payload = Json.object().put("orderId", order.id());
		payload.put("paymentStatus", state.equals("FAILED") ? "FAILED" : "SUCCESS").put("orderStatus", state);
		payload.put("totalQuantity", item.units());
		payload.put("totalAmount", money(item.price().multiply(BigDecimal.valueOf(item.units()))));
		BigDecimal paid = money(order.details().path("paidAmount").decimalValue());
		payload.put("orderAmount", paid);
		payload.put("paidAmount", state.equals("FAILED") ? money(BigDecimal.ZERO) : paid);
		return payload.put("partnerOrderReferenceId", order.reference());
	}

	private static ArrayNode vouchers(Purchase order, String state) {
		ArrayNode vouchers = Json.array();
		if (!state.equals("SUCCESS")) {
			return vouchers;
		}
		LocalDateTime expiry = order.boughtOrFail().at().atOffset(ZoneOffset.UTC).toLocalDateTime().plusYears(1);
		for (int unit = 0; unit < order.unitsBought(); unit++) {
			long number = order.boughtOrFail().firstCard() + unit;
			// longer than the page's four digits, so that a search for one never hits by
			// chance
			vouchers.addObject()
				.put("cardNumber", UniqueDigits.of("9100", 12, number))
				.put("pin", UniqueDigits.of("7100", 8, number))
				.put("expiryDate", EXPIRY.format(expiry));
		}
		return vouchers;
	}

	/** The answer to a question for a product's denominations. */
	static Answer configs(Product product) {
		ObjectNode payload = Json.object().put("productCatalogId", product.productCatalogId());
		payload.put("brand", product.brand()).put("aggregator", "REWARD_STORE").put("category", product.category());
		payload.set("images", images(product));
		payload.put("description", product.brand() + " gift voucher");
		ArrayNode configs = payload.putArray("configResponses");
		for (Product.Config config : product.configs()) {
			BigDecimal sellRate = config.sellRate(config.mrp());
			ObjectNode entry = configs.addObject().put("productConfigId", config.productConfigId());
			entry.put("mrp", money(config.mrp())).put("sellRate", money(sellRate));
			entry.put("enkashDiscount", money(config.mrp().subtract(sellRate)));
			entry.put("maxQuantity", config.maxQuantity()).put("customAmountEnabled", config.customAmountEnabled());
		}
		payload.put("enabled", true).put("rank", 1);
		payload.put("termsAndCondition", "Sold as it is").put("howToRedeem", "Show it in the shop");
		payload.put("expiryPeriod", 12).put("active", true);
		payload.set("enkashImages", images(product));
		ObjectNode body = Json.object().set("payload", payload.put("discount", 0));
		return Answer.json(200, body.put("response_code", 0).put("response_message", "Success"));
	}

	private static JsonNode images(Product product) {
		String image = "https://images.enkash.example/" + product.productCatalogId();
		return Json.object().put("BRAND_IMAGE", image).put("LOGO_IMAGE", image).put("LOGO_IMAGE_SMALL", image);
	}

	private static BigDecimal money(BigDecimal amount) {
		return amount.setScale(2, RoundingMode.HALF_UP);
	}

}
