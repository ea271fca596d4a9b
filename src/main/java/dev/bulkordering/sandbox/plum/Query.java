package dev.bulkordering.sandbox.plum;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Request;

/**
 * The calls that share one address, told apart by {@code query}: in the body or, as the
 * page of getBalance for top-ups has it, in the URL.
 */
enum Query {

	/** Takes a new order. */
	PLACE_ORDER("place-order", "placeOrder"),

	/** Shows an order. */
	ORDER_DETAILS("order-details", "getOrderDetails"),

	/** Lists products. */
	VOUCHERS("vouchers", "getVouchers"),

	/** Tells what is in the wallet. */
	BALANCE("balance", "getBalance");

	private static final Pattern NAME = Pattern.compile("plumProAPI\\.(?:mutation|query)\\.(\\w+)");

	private final String operation;

	private final String name;

	Query(String operation, String name) {
		this.operation = operation;
		this.name = name;
	}

	/** What fault rules and the call log name it by. */
	String operation() {
		return operation;
	}

	/** What the answer is under. */
	String answerName() {
		return name;
	}

	/** Whether a request asks for it. */
	Predicate<Request> asked() {
		return (request) -> {
			Matcher query = NAME.matcher(parameter(request, "query"));
			return query.matches() && query.group(1).equals(name);
		};
	}

	/** What a request says, or null where it says nothing that could be understood. */
	static @Nullable JsonNode data(Request request) {
		JsonNode body = request.json();
		JsonNode variables = (body == null) ? Json.parse(request.query().getOrDefault("variables", ""))
				: body.path("variables");
		JsonNode data = (variables == null) ? null : variables.path("data");
		boolean tagged = parameter(request, "tag").equals("plumProAPI");
		return (data != null && data.isObject() && tagged) ? data : null;
	}

	private static String parameter(Request request, String name) {
		JsonNode body = request.json();
		return body == null ? request.query().getOrDefault(name, "") : body.path(name).stringValue("");
	}

}
