package dev.bulkordering.sandbox.budgetree;

import java.util.List;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Ledger;

/** The checks of a request to order, in the order in which they are made. */
final class OrderCheck {

	private final Catalog catalog;

	private final Ledger ledger;

	OrderCheck(Catalog catalog, Ledger ledger) {
		this.catalog = catalog;
		this.ledger = ledger;
	}

	/**
	 * The items of an order that can be taken.
	 * @throws Refusal if it can't
	 */
	List<Item> check(JsonNode order) {
		if (!ledger.settings().flag("store-active")) {
			throw Refusal.of(5305);
		}
		PaymentCheck payments = new PaymentCheck(order, ledger.settings());
		checkForm(order, payments);
		String refno = order.path("refno").asString("");
		if (!ledger.settings().flag("takes-duplicates") && !ledger.withReference(refno).isEmpty()) {
			throw Refusal.of(5313);
		}
		JsonNode type = order.path("orderType");
		if (!FieldRules.isAbsent(type) && !PayoutCheck.isPayout(order)) {
			throw Refusal.of(5335, type.asString(""));
		}
		List<Item> items = new ProductCheck(catalog, ledger.settings()).items(order);
		boolean physical = items.stream().anyMatch((item) -> isPhysical(item.sku()));
		new AddressCheck(order, ledger.settings()).check(physical);
		payments.check(items, refno);
		return items;
	}

	private boolean isPhysical(String sku) {
		Product product = catalog.product(sku);
		return product != null && product.isPhysical();
	}

	private void checkForm(JsonNode order, PaymentCheck payments) {
		FieldRules rules = new FieldRules();
		rules.needs(order, "", "refno", 1, ledger.settings().number("refno-length").intValue());
		JsonNode syncOnly = order.path("syncOnly");
		rules.require(FieldRules.isAbsent(syncOnly) || syncOnly.isBoolean(), "syncOnly must be true or false");
		ProductCheck.checkForm(order, rules);
		payments.checkForm(rules);
		PayoutCheck.checkForm(order, rules);
		rules.finish();
	}

}
