package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Json;

/**
 * What a client asks for, each field well formed.
 *
 * @param productId the product
 * @param quantity units, at least 1
 * @param denomination value of a unit, above 0
 * @param poNumber the client's reference
 * @param email whom to notify, or empty
 * @param tag the client's label, or empty
 * @param phone the phone that is topped up, as the page has it, or null
 */
record OrderForm(int productId, int quantity, BigDecimal denomination, String poNumber, String email, String tag,
		@Nullable ObjectNode phone) {

	/** String(100) in the webhook's page. */
	private static final int PO_NUMBER_LENGTH = 100;

	private static final Pattern PHONE_CODE = Pattern.compile("\\+[1-9]\\d{0,3}");

	/** The national part of what E.164 allows. */
	private static final Pattern PHONE_NUMBER = Pattern.compile("\\d{4,14}");

	private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

	/**
	 * Reads a request.
	 * @throws Refusal for a field that is missing or malformed
	 */
	static OrderForm read(JsonNode data) {
		String poNumber = data.path("poNumber").stringValue("");
		require(!poNumber.isBlank() && poNumber.length() <= PO_NUMBER_LENGTH, "poNumber");
		String email = optional(data, "email");
		require(email.isEmpty() || EMAIL.matcher(email).matches(), "email");
		for (String flag : List.of("notifyReceiverEmail", "notifyAdminEmail", "performOperatorValidation")) {
			JsonNode value = data.path(flag);
			require(value.isMissingNode() || value.isNull() || (isWhole(value) && value.intValue() / 2 == 0), flag);
		}
		JsonNode value = data.path("denomination");
		require(value.isNumber() && value.decimalValue().signum() > 0, "denomination");
		return new OrderForm(positive(data, "productId"), positive(data, "quantity"), value.decimalValue(), poNumber,
				email, optional(data, "tag"), phone(data));
	}

	private static int positive(JsonNode data, String field) {
		JsonNode number = data.path(field);
		require(isWhole(number) && number.intValue() > 0, field);
		return number.intValue();
	}

	private static boolean isWhole(JsonNode number) {
		return number.isIntegralNumber() && number.canConvertToInt();
	}

	private static String optional(JsonNode data, String field) {
		JsonNode text = data.path(field);
		require(text.isMissingNode() || text.isNull() || text.isString(), field);
		return text.stringValue("");
	}

	// userMeta is the name that a newer copy of the page gives it
	private static @Nullable ObjectNode phone(JsonNode data) {
		JsonNode phone = data.has("topupData") ? data.path("topupData") : data.path("userMeta");
		if (phone.isMissingNode() || phone.isNull()) {
			return null;
		}
		String code = phone.path("topupPhoneCode").stringValue("");
		String number = phone.path("topupPhoneNumber").stringValue("");
		require(PHONE_CODE.matcher(code).matches(), "topupPhoneCode");
		require(PHONE_NUMBER.matcher(number).matches(), "topupPhoneNumber");
		return Json.object().put("topupPhoneCode", code).put("topupPhoneNumber", number);
	}

	/** A top-up needs a phone. */
	void requirePhone() {
		require(phone != null, "topupData");
	}

	ObjectNode details() {
		ObjectNode details = Json.object().put("email", email).put("tag", tag);
		return details.set("topupData", phone);
	}

	private static void require(boolean condition, String field) {
		if (!condition) {
			throw invalid(field);
		}
	}

	static Refusal invalid(String field) {
		return Refusal.of("PLE10001", field + " is missing or not valid");
	}

}
