package dev.bulkordering.sandbox.budgetree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A code of the page's table 'Error Response Codes', and 5320 of the status API's page.
 *
 * @param number the code
 * @param template its text; {@code %s} stands for what it names
 * @param samples what it names in the page's own example
 */
record ErrorCode(int number, String template, List<String> samples) {

	private static final List<ErrorCode> ALL = List.of(code(400, "Request data is invalid."),
			code(5035, "Payment service is not available."),
			code(5036, "Payment amount does not match the uploaded value (%s with the required value of %s).", "600",
					"500"),
			code(5037, "Payment service model is not available."), code(5038, "Payment service exceeds limitations."),
			code(5046, "Customer is not available."), code(5080, "Payment for Amazon is restricted."),
			code(5103, "Card number is required for reloading the Budgetree product."),
			code(5305, "Requested store is inactive."),
			code(5307, "%s Denomination is not available for product SKU: %s. Please choose a different denomination.",
					"500", "budgetree"),
			code(5308, "Unable to process your order as some of the products are restricted for your account."),
			code(5310, "The SKU %s you are looking for is not available.", "budgetree"),
			code(5311, "Invalid delivery mode %s.", "EMAIL"), code(5312, "Default billing address is not configured."),
			code(5313, "Duplicate reference number provided"), code(5315, "Product misconfiguration."),
			code(5318, "Denomination is not available."), code(5320, "Order not available"),
			code(5321, "Order cannot be processed."),
			code(5326, "Combination of product types Digital & Physical is not supported."),
			code(5327, "Apologies, payment for your Order has failed. Please place a fresh order."),
			code(5333, "Order cannot be processed as the transaction has been refunded."),
			code(5334, "Delivery Mode is not allowed with physical product."),
			code(5335, "Invalid order type %s.", "invalidType"),
			code(5338, "Amount exceeds the maximum allowed order value: %s (order value %s, order refno: %s).", "1000",
					"1500", "0000000000175341"),
			code(5342, "Default shipping address is not configured."), code(5343, "Invalid external login."),
			code(5344, "External login is not required."),
			code(5348, "Payment method %s cannot be combined with another payment.", "payu"),
			code(5349, "PO number should be the same for all payments."), code(6000, "Activation failed."),
			code(6050, "Order cannot be processed."), code(6051, "OTP is required."), code(6052, "Invalid OTP."),
			code(6053, "Could not process your request. Please try again later."),
			code(6054, "Invalid email delivery id."), code(6057, "This order does not support consolidated delivery."),
			code(6058, "This order does not support multiple currencies."), code(6059, "This currency is not allowed."),
			code(6063, "Order cannot be placed due to insufficient balance."));

	private static ErrorCode code(int number, String template, String... samples) {
		return new ErrorCode(number, template, List.of(samples));
	}

	/** The code with a number, if there is one. */
	static Optional<ErrorCode> withNumber(int number) {
		return ALL.stream().filter((code) -> code.number == number).findFirst();
	}

	/** Every code. */
	static List<ErrorCode> all() {
		return ALL;
	}

	/** The text; what isn't given is as in the page's example. */
	String text(Object... named) {
		List<Object> values = new ArrayList<>(Arrays.asList(named));
		values.addAll(samples.subList(Math.min(named.length, samples.size()), samples.size()));
		return template.formatted(values.toArray());
	}

}
