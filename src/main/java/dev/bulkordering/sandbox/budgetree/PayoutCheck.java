package dev.bulkordering.sandbox.budgetree;

import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * The checks of a payout. The page's table calls id and type mandatory, its sample
 * payloads have one of them: one is enough here, and each brings the fields that its
 * sample shows.
 */
final class PayoutCheck {

	/** The only order type that the page names. */
	private static final String ORDER_TYPE = "PAYOUT";

	private static final Set<String> TYPES = Set.of("BANK_ACCOUNT", "UPI");

	private final JsonNode order;

	private final JsonNode payout;

	private final FieldRules rules;

	private PayoutCheck(JsonNode order, FieldRules rules) {
		this.order = order;
		this.payout = order.path("payout");
		this.rules = rules;
	}

	/** Whether money is sent to an account instead of cards to a recipient. */
	static boolean isPayout(JsonNode order) {
		return order.path("orderType").asString("").equals(ORDER_TYPE);
	}

	/** The form of a payout; of any other order, that it has none. */
	static void checkForm(JsonNode order, FieldRules rules) {
		new PayoutCheck(order, rules).check();
	}

	private void check() {
		if (!isPayout(order)) {
			// an order of another type is refused as such, with or without a payout
			rules.require(FieldRules.isAbsent(payout) || !FieldRules.isAbsent(order.path("orderType")),
					"payout is for orders of the type PAYOUT alone");
			return;
		}
		rules.require(!order.path("syncOnly").asBoolean(false), "syncOnly must be false for payouts");
		if (!payout.isObject()) {
			rules.require(false, "payout is mandatory for orders of the type PAYOUT");
			return;
		}
		String type = payout.path("type").asString("");
		rules.require(type.isEmpty() || TYPES.contains(type), "payout.type must be BANK_ACCOUNT or UPI");
		if (type.equals("UPI")) {
			checkUpi();
		}
		else {
			checkBeneficiary();
		}
	}

	private void checkUpi() {
		rules.require(FieldRules.isAbsent(payout.path("id")), "payout.id is for a beneficiary, not for UPI");
		rules.needs(payout, "payout.", "vpa", 3, 255);
		rules.matches(payout, "payout.", "vpa", "[^@\\s]+@[^@\\s]+", "a UPI address");
		rules.needs(payout, "payout.", "name", 2, 201);
		rules.needs(payout, "payout.", "email", 3, 250);
		rules.needs(payout, "payout.", "telephone", 8, 16);
		rules.matches(payout, "payout.", "telephone", FieldRules.PHONE, "a number in E.164 format");
		checkTransaction("UPI");
	}

	private void checkBeneficiary() {
		rules.needs(payout, "payout.", "id", 1, 100);
		rules.require(FieldRules.isAbsent(payout.path("vpa")), "payout.vpa is for the type UPI alone");
		checkTransaction("IMPS");
	}

	private void checkTransaction(String type) {
		rules.require(payout.path("transactionType").asString("").equals(type),
				"payout.transactionType must be " + type);
	}

}
