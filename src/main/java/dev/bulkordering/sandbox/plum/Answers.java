package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.UniqueDigits;

/** The bodies of the API's good answers, with every field of the pages. */
final class Answers {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withZone(ZoneOffset.UTC);

	private final Catalog catalog;

	Answers(Catalog catalog) {
		this.catalog = catalog;
	}

	/** An answer to a query, wrapped as the pages show it. */
	static Answer ok(Query query, JsonNode data) {
		ObjectNode result = Json.object().put("status", 1).set("data", data);
		return Answer.json(200, Json.object().set("data", Json.object().set(query.answerName(), result)));
	}

	static String time(Instant instant) {
		return TIME.format(instant);
	}

	/** The answer to a new order. */
	Answer placed(Purchase order, String state) {
		return ok(Query.PLACE_ORDER, order(order, state));
	}

	/** The answer to a look-up: the order, with its dates and what only goods have. */
	Answer found(Purchase order, String state) {
		ObjectNode data = order(order, state);
		data.put("orderDate", time(order.createdAt()));
		data.put("deliveryDate", state.equals("delivered") ? time(order.boughtOrFail().finishesAt()) : "");
		data.putObject("shippingDetails");
		ObjectNode details = (ObjectNode) data.at("/voucherDetails/0");
		details.put("cancelledQuantity", state.equals("canceled") ? order.items().get(0).units() : 0);
		details.putNull("trackingId").putNull("trackingLink");
		return ok(Query.ORDER_DETAILS, data);
	}

	private ObjectNode order(Purchase order, String state) {
		Item item = order.items().get(0);
		Charge charge = charge(order);
		long id = Long.parseLong(order.id());
		ObjectNode data = Json.object().put("orderId", id);
		data.put("orderTotal", rounded(charge.total())).put("rawOrderTotal", charge.total());
		data.put("orderDiscount", rounded(charge.discount()).toPlainString());
		data.put("rawOrderDiscount", charge.discount().toPlainString());
		data.put("discountPercent", charge.discountPercent().toPlainString());
		data.put("currencyCode", item.currency()).put("currencyValue", charge.rate());
		data.put("amountCharged", charge.inWallet()).put("orderStatus", "complete").put("deliveryStatus", state);
		data.put("tag", order.details().path("tag").stringValue("")).put("quantity", item.units());
		Product product = catalog.product(Integer.parseInt(item.sku()));
		data.set("vouchers", state.equals("delivered") ? vouchers(order, item, product) : Json.array());
		data.putArray("voucherDetails")
			.addObject()
			.put("orderId", id)
			.put("productId", Integer.parseInt(item.sku()))
			.put("productName", product == null ? item.sku() : product.name())
			.put("currencyCode", item.currency())
			.put("productStatus", state)
			.put("denomination", item.price())
			.put("vendorLogo", "");
		data.putObject("orderMeta").put("email", order.details().path("email").stringValue(""));
		return data;
	}

	private static Charge charge(Purchase order) {
		return new Charge(order.details().path("total").decimalValue(),
				order.details().path("discountPercent").decimalValue(), order.details().path("rate").decimalValue());
	}

	private static BigDecimal rounded(BigDecimal amount) {
		return amount.setScale(0, RoundingMode.HALF_UP);
	}

	/** A code for each unit; none for top-ups. */
	private ArrayNode vouchers(Purchase order, Item item, @Nullable Product product) {
		ArrayNode vouchers = Json.array();
		if (product == null || product.topup()) {
			return vouchers;
		}
		for (int unit = 0; unit < item.bought(); unit++) {
			long number = order.boughtOrFail().firstCard() + unit;
			vouchers.addObject()
				.put("orderId", Long.parseLong(order.id()))
				.put("voucherCode", UniqueDigits.of("PL9000", 12, number))
				.put("pin", UniqueDigits.of("7200", 8, number))
				.put("validity",
						order.boughtOrFail().at().atOffset(ZoneOffset.UTC).plusYears(1).toLocalDate().toString())
				.put("amount", item.price())
				.put("currency", item.currency())
				.put("productId", product.productId())
				.put("country", product.countryCode())
				.put("type", "codePin")
				.put("currencyValue", catalog.rate(item.currency()));
		}
		return vouchers;
	}

}
