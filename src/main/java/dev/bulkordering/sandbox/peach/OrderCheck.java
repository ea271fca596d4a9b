package dev.bulkordering.sandbox.peach;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import tools.jackson.databind.JsonNode;

/**
 * The rules of the page's order. What the page calls optional may be absent; what is
 * there has to be of its type, and amounts have to add up.
 */
final class OrderCheck {

	/** What WhatsApp lets a reference be, which the id becomes. */
	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.-]{1,35}");

	private static final Pattern PHONE = Pattern.compile("\\+[1-9]\\d{6,14}");

	private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

	private static final Pattern ANY = Pattern.compile("(?s).*");

	private static final Set<String> TYPES = Set.of("physical_goods", "digital_goods");

	private static final Set<String> CURRENCIES = Set.of("INR");

	/** In paise: a thousand million rupees. */
	private static final long GREATEST_AMOUNT = 100_000_000_000L;

	private static final long GREATEST_QUANTITY = 1_000_000;

	/** In seconds since 1970: the year 2286. A time in milliseconds is beyond it. */
	private static final long GREATEST_TIME = 9_999_999_999L;

	private OrderCheck() {
	}

	/** Whether the page allows the order. */
	static boolean allows(JsonNode order) {
		return order.isObject() && isWellFormed(order) && addsUp(order);
	}

	private static boolean isWellFormed(JsonNode order) {
		return text(order, "id", ID) && text(order, "app_execution_id", ANY) && word(order, "type", TYPES)
				&& word(order, "currency", CURRENCIES) && part(order, "contact", OrderCheck::isContact)
				&& part(order, "expiration",
						(end) -> whole(end, "timestamp", GREATEST_TIME) && text(end, "description", ANY))
				&& part(order, "tax", OrderCheck::isExtra) && part(order, "shipping", OrderCheck::isExtra)
				&& part(order, "discount", OrderCheck::isExtra) && whole(order, "subtotal", GREATEST_AMOUNT)
				&& whole(order, "total_amount", GREATEST_AMOUNT) && areItems(order.path("items"));
	}

	private static boolean isContact(JsonNode contact) {
		return text(contact, "name", ANY) && text(contact, "email", EMAIL) && text(contact, "phone_number", PHONE)
				&& !isAbsent(contact.path("phone_number"));
	}

	private static boolean isExtra(JsonNode extra) {
		return whole(extra, "value", GREATEST_AMOUNT) && text(extra, "description", ANY);
	}

	private static boolean areItems(JsonNode items) {
		return isAbsent(items) || (items.isArray() && items.valueStream().allMatch(OrderCheck::isItem));
	}

	private static boolean isItem(JsonNode item) {
		return item.isObject() && text(item, "name", ANY) && whole(item, "amount", GREATEST_AMOUNT)
				&& whole(item, "sale_amount", GREATEST_AMOUNT) && whole(item, "quantity", GREATEST_QUANTITY);
	}

	private static boolean addsUp(JsonNode order) {
		JsonNode subtotal = order.path("subtotal");
		if (isAbsent(subtotal)) {
			return true;
		}
		long items = order.path("items").valueStream().mapToLong((item) -> price(item) * quantity(item)).sum();
		long total = subtotal.longValue() + extra(order, "tax") + extra(order, "shipping") - extra(order, "discount");
		return (order.path("items").isEmpty() || items == subtotal.longValue())
				&& number(order.path("total_amount"), total) == total;
	}

	/** What is added to an order or taken off it, in paise. */
	static long extra(JsonNode order, String field) {
		return number(order.path(field).path("value"), 0);
	}

	/** What a unit of an item is sold for, in paise. */
	static long price(JsonNode item) {
		return number(item.path("sale_amount"), number(item.path("amount"), 0));
	}

	/** The units of an item: one, if it doesn't say. */
	static long quantity(JsonNode item) {
		return number(item.path("quantity"), 1);
	}

	/** A number, or another one where it is absent. */
	static long number(JsonNode number, long otherwise) {
		return isAbsent(number) ? otherwise : number.longValue();
	}

	private static boolean text(JsonNode in, String field, Pattern pattern) {
		JsonNode text = in.path(field);
		return isAbsent(text) || (text.isString() && pattern.matcher(text.stringValue()).matches());
	}

	private static boolean word(JsonNode in, String field, Set<String> words) {
		return isAbsent(in.path(field)) || words.contains(in.path(field).stringValue(""));
	}

	private static boolean whole(JsonNode in, String field, long greatest) {
		JsonNode number = in.path(field);
		return isAbsent(number) || (number.isIntegralNumber() && number.canConvertToLong() && number.longValue() >= 0
				&& number.longValue() <= greatest);
	}

	private static boolean part(JsonNode in, String field, Predicate<JsonNode> rules) {
		JsonNode part = in.path(field);
		return isAbsent(part) || (part.isObject() && rules.test(part));
	}

	private static boolean isAbsent(JsonNode node) {
		return node.isMissingNode() || node.isNull();
	}

}
