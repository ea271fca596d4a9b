package dev.bulkordering.provider.budgetree;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;

/**
 * What a job says of its orders at Budgetree.
 *
 * @param deliveryMode how cards reach the recipient, for rows that do not say
 * @param syncOnly whether orders are answered with their cards at once; null to decide by
 * the number of units
 * @param paymentCode how orders are paid
 * @param purchaseOrder the purchase order that they belong to, if any
 * @param billing the billing address by the request's names; empty if it is the
 * recipient's own
 */
record BudgetreeOptions(String deliveryMode, @Nullable Boolean syncOnly, String paymentCode,
		PurchaseOrder purchaseOrder, Map<String, String> billing) {

	/** Most units of an order that is answered with its cards at once. */
	static final int SYNC_UNITS = 10;

	/** The values of {@code deliveryMode}. */
	static final String[] DELIVERY_MODES = { "API", "EMAIL", "SMS", "ANY" };

	private static final String CREDIT = "svc";

	private static final String PURCHASE_ORDER = "purchaseorder";

	/** Spelled as the page spells it. */
	private static final String VOUCHER = "evocherredemption_standard";

	private static final String BILLING = "billing";

	static final List<JobOption> ALL = Stream
		.concat(Stream.of(new JobOption("delivery-mode", false, List.of(DELIVERY_MODES),
				"How cards reach the recipient where the row does not say: API (the default) hands them to us alone."),
				new JobOption("sync-only", false, List.of("true", "false"),
						"true: orders of at most 10 units, answered with their cards at once; false: all finish later;"
								+ " without it, orders of up to 10 units at once and larger ones later."),
				new JobOption("payment-code", false, List.of(CREDIT, "SVC", PURCHASE_ORDER, VOUCHER),
						"How orders are paid; svc (the default) is the account's credit, " + VOUCHER
								+ " the voucher in the provider's secret settings."),
				new JobOption(PurchaseOrder.NUMBER, false, List.of(),
						"The number of the purchase order, at most 55 characters; " + PURCHASE_ORDER + " needs it."),
				new JobOption(
						PurchaseOrder.DATE, false, List.of(),
						"When the purchase order was issued, such as 2022-06-29T06:11:50.")),
				BillingField.ALL.stream()
					.map((field) -> new JobOption(BILLING + "." + field.option(), false, List.of(),
							"Of the billing address, where that is not the recipient's own: " + field.expected()
									+ ".")))
		.toList();

	/** Copies the billing address. */
	BudgetreeOptions {
		billing = Map.copyOf(billing);
	}

	/**
	 * Reads the options.
	 * @throws IllegalArgumentException with a sentence for people that names everything
	 * that is wrong
	 */
	static BudgetreeOptions of(JobOptions options) {
		List<String> problems = new ArrayList<>();
		String paymentCode = options.get("payment-code", CREDIT);
		PurchaseOrder purchaseOrder = PurchaseOrder.of(options, problems);
		if (purchaseOrder.number() == null && paymentCode.equals(PURCHASE_ORDER)) {
			problems.add("payment-code purchaseorder needs a po-number");
		}
		Map<String, String> billing = billing(options.below(BILLING), problems);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(String.join("; ", problems));
		}
		return new BudgetreeOptions(options.get("delivery-mode", "API").toUpperCase(Locale.ROOT),
				options.get("sync-only").map(Boolean::valueOf).orElse(null), paymentCode, purchaseOrder, billing);
	}

	private static Map<String, String> billing(Map<String, String> given, List<String> problems) {
		Map<String, String> billing = new LinkedHashMap<>();
		if (given.isEmpty()) {
			return billing;
		}
		for (BillingField field : BillingField.ALL) {
			String value = given.get(field.option());
			String problem = field.problem(value);
			if (problem != null) {
				problems.add(problem);
			}
			else if (value != null) {
				billing.put(field.wire(),
						field.option().equals(BillingField.COUNTRY) ? value.toUpperCase(Locale.ROOT) : value);
			}
		}
		return billing;
	}

	/** Whether a voucher pays, whose number and PIN go with the payment. */
	boolean paysByVoucher() {
		return paymentCode.equals(VOUCHER);
	}

	/** Whether an order of so many units asks for its cards at once. */
	boolean isSync(int units) {
		return syncOnly == null ? units <= SYNC_UNITS : syncOnly;
	}

}
