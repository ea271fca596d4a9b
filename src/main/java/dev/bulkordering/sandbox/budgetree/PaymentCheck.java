package dev.bulkordering.sandbox.budgetree;

import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Settings;

/** The checks of an order's payments and of its value. */
final class PaymentCheck {

	/** The credit line that the setting {@code balance} is of. */
	private static final String CREDIT_LINE = "svc";

	private static final String PURCHASE_ORDER = "purchaseorder";

	private static final String VOUCHER = "evocherredemption_standard";

	private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd H:m:s", Locale.ROOT)
		.withResolverStyle(ResolverStyle.STRICT);

	private final JsonNode payments;

	private final Settings settings;

	PaymentCheck(JsonNode order, Settings settings) {
		this.payments = order.path("payments");
		this.settings = settings;
	}

	/** The form of the payments, before anything is compared. */
	void checkForm(FieldRules rules) {
		rules.require(payments.isArray() && !payments.isEmpty(), "payments are mandatory");
		int position = 0;
		for (JsonNode payment : payments) {
			String prefix = "payments[" + position++ + "].";
			rules.needs(payment, prefix, "code", 1, 100);
			BigDecimal amount = Money.amount(payment.path("amount"));
			rules.require(amount != null && amount.signum() > 0, prefix + "amount must be a number above 0");
			rules.may(payment, prefix, "poNumber", 1, 55);
			JsonNode date = payment.path("poDate");
			rules.require(FieldRules.isAbsent(date) || isDate(date.asString("")),
					prefix + "poDate must be a date as yyyy-mm-dd H:m:s");
			rules.may(payment, prefix, "mode", 1, 140);
			if (code(payment).equals(PURCHASE_ORDER)) {
				rules.needs(payment, prefix, "poNumber", 1, 55);
			}
			if (code(payment).equals(VOUCHER)) {
				rules.needs(payment, prefix, "card_number", 1, 100);
				rules.needs(payment, prefix, "card_pin", 1, 100);
			}
		}
	}

	/**
	 * Checks the payments against the items and the account.
	 * @throws Refusal if they don't pay for them
	 */
	void check(List<Item> items, String refno) {
		checkMethods();
		BigDecimal value = items.stream()
			.map((item) -> item.price().multiply(BigDecimal.valueOf(item.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		BigDecimal paid = sum(payments);
		if (paid.compareTo(value) != 0) {
			throw Refusal.of(5036, paid.toPlainString(), value.toPlainString());
		}
		BigDecimal most = settings.number("max-order-value");
		if (value.compareTo(most) > 0) {
			throw Refusal.of(5338, most.toPlainString(), value.toPlainString(), refno);
		}
		if (onCredit().compareTo(settings.number("balance")) > 0) {
			throw Refusal.of(6063);
		}
		checkVouchers();
	}

	private void checkMethods() {
		Set<String> purchaseOrders = new HashSet<>();
		for (JsonNode payment : payments) {
			if (!settings.words("payment-codes").contains(code(payment))) {
				throw Refusal.of(5035);
			}
			purchaseOrders.add(payment.path("poNumber").asString(""));
		}
		if (purchaseOrders.size() > 1) {
			throw Refusal.of(5349);
		}
	}

	// a voucher that cannot be redeemed is a payment that has failed
	private void checkVouchers() {
		for (JsonNode payment : payments) {
			String pair = payment.path("card_number").asString("") + ":" + payment.path("card_pin").asString("");
			if (code(payment).equals(VOUCHER) && !settings.words("vouchers").contains(pair)) {
				throw Refusal.of(5327);
			}
		}
	}

	private static boolean isDate(String text) {
		try {
			DATE.parse(text);
			return true;
		}
		catch (DateTimeParseException ex) {
			return false;
		}
	}

	/** What is taken from the credit line. */
	BigDecimal onCredit() {
		BigDecimal sum = BigDecimal.ZERO;
		for (JsonNode payment : payments) {
			BigDecimal amount = Money.amount(payment.path("amount"));
			if (code(payment).equals(CREDIT_LINE) && amount != null) {
				sum = sum.add(amount);
			}
		}
		return sum;
	}

	private static BigDecimal sum(JsonNode payments) {
		BigDecimal sum = BigDecimal.ZERO;
		for (JsonNode payment : payments) {
			BigDecimal amount = Money.amount(payment.path("amount"));
			sum = (amount == null) ? sum : sum.add(amount);
		}
		return sum;
	}

	private static String code(JsonNode payment) {
		return payment.path("code").asString("").toLowerCase(Locale.ROOT);
	}

}
