package dev.bulkordering.sandbox.budgetree;

import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Settings;

/** The checks of shipping and billing address, by delivery mode and kind of product. */
final class AddressCheck {

	private static final Set<String> MODES = Set.of("EMAIL", "SMS", "API", "ANY");

	private static final String EMAIL = "[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+";

	private final JsonNode order;

	private final Settings settings;

	private final FieldRules rules = new FieldRules();

	AddressCheck(JsonNode order, Settings settings) {
		this.order = order;
		this.settings = settings;
	}

	/** The order's delivery mode; without one, the cards are in the answer alone. */
	static String deliveryMode(JsonNode order) {
		return order.path("deliveryMode").asString("API");
	}

	/**
	 * Checks both addresses.
	 * @throws Refusal if one is missing or wrong
	 */
	void check(boolean physical) {
		String mode = deliveryMode(order);
		if (!MODES.contains(mode)) {
			throw Refusal.of(5311, mode);
		}
		JsonNode address = order.path("address");
		if (FieldRules.isAbsent(address)) {
			if (!settings.flag("default-shipping-address")) {
				throw Refusal.of(5342);
			}
			return;
		}
		if (!settings.flag("edit-address")) {
			throw Refusal.addressNotAllowed();
		}
		checkShipping(address, mode, physical);
		if (address.path("billToThis").isBoolean() && !address.path("billToThis").booleanValue()) {
			checkBilling(order.path("billing"));
		}
		else {
			// the page's note: a billing address has both, whatever the delivery mode
			rules.require(
					!FieldRules.isAbsent(address.path("email")) && !FieldRules.isAbsent(address.path("telephone")),
					"address.email and address.telephone are mandatory because it is the billing address too");
		}
		rules.finish();
		checkEmail(address.path("email"));
		checkEmail(order.path("billing").path("email"));
	}

	private void checkShipping(JsonNode address, String mode, boolean physical) {
		String prefix = "address.";
		checkCommon(address, prefix);
		rules.may(address, prefix, "email", 3, 250);
		if (physical) {
			rules.needs(address, prefix, "line1", 2, 100);
			rules.needs(address, prefix, "city", 2, 50);
			rules.needs(address, prefix, "region", 2, 50);
		}
		boolean email = !FieldRules.isAbsent(address.path("email"));
		boolean phone = !FieldRules.isAbsent(address.path("telephone"));
		rules.require(email || !mode.equals("EMAIL"), "address.email is mandatory for delivery mode EMAIL");
		rules.require(phone || !mode.equals("SMS"), "address.telephone is mandatory for delivery mode SMS");
		rules.require(email || phone || !mode.equals("API"),
				"address.email or address.telephone is mandatory for delivery mode API");
		rules.require((email && phone) || !mode.equals("ANY"),
				"address.email and address.telephone are mandatory for delivery mode ANY");
	}

	private void checkBilling(JsonNode billing) {
		if (FieldRules.isAbsent(billing)) {
			if (!settings.flag("default-billing-address")) {
				throw Refusal.of(5312);
			}
			return;
		}
		String prefix = "billing.";
		checkCommon(billing, prefix);
		rules.may(billing, prefix, "lastname", 2, 100);
		rules.needs(billing, prefix, "email", 6, 250);
		rules.needs(billing, prefix, "telephone", 8, 16);
		rules.needs(billing, prefix, "line1", 2, 100);
		rules.needs(billing, prefix, "city", 2, 50);
		rules.needs(billing, prefix, "region", 2, 50);
		rules.may(billing, prefix, "company", 1, 50);
	}

	private void checkCommon(JsonNode address, String prefix) {
		rules.may(address, prefix, "salutation", 1, 50);
		rules.needs(address, prefix, "firstname", 2, 100);
		rules.matches(address, prefix, "firstname", FieldRules.ALPHABETS, "letters");
		rules.matches(address, prefix, "telephone", FieldRules.PHONE, "a number in E.164 format");
		rules.may(address, prefix, "line1", 2, 100);
		rules.may(address, prefix, "line2", 2, 100);
		rules.may(address, prefix, "city", 2, 50);
		rules.matches(address, prefix, "city", FieldRules.ALPHABETS, "letters");
		rules.may(address, prefix, "region", 2, 50);
		rules.matches(address, prefix, "region", FieldRules.ALPHABETS, "letters");
		rules.needs(address, prefix, "country", 2, 2);
		rules.matches(address, prefix, "country", "[A-Za-z]*", "letters");
		rules.needs(address, prefix, "postcode", 3, 20);
		rules.matches(address, prefix, "postcode", "\\d*", "digits");
		rules.may(address, prefix, "gstn", 1, 85);
		rules.may(address, prefix, "code", 1, 100);
	}

	private static void checkEmail(JsonNode email) {
		if (!FieldRules.isAbsent(email) && !email.asString("").matches(EMAIL)) {
			throw Refusal.of(6054);
		}
	}

}
