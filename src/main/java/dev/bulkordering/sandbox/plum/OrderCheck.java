package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Ledger;
import dev.bulkordering.sandbox.Settings;

/** The checks of an order, in the order in which they are made. */
final class OrderCheck {

	private final Catalog catalog;

	private final Ledger ledger;

	private final Settings settings;

	OrderCheck(Catalog catalog, Ledger ledger) {
		this.catalog = catalog;
		this.ledger = ledger;
		this.settings = ledger.settings();
	}

	/**
	 * The order, if it can be bought.
	 * @throws Refusal if it can't
	 */
	Asked check(@Nullable JsonNode data) {
		if (data == null) {
			throw OrderForm.invalid("variables.data");
		}
		OrderForm form = OrderForm.read(data);
		checkDuplicate(form.poNumber());
		Product product = product(form.productId());
		if (product.topup()) {
			form.requirePhone();
		}
		checkValue(product, form);
		BigDecimal units = BigDecimal.valueOf(form.quantity());
		Charge charge = new Charge(form.denomination().multiply(units), product.discount(),
				catalog.rate(product.currencyCode()));
		checkStock(product, form.quantity());
		if (settings.number("balance").compareTo(charge.inWallet()) < 0) {
			throw Refusal.noFunds();
		}
		return new Asked(form, product, charge);
	}

	// no page tells what a number that was used before is answered with
	private void checkDuplicate(String poNumber) {
		if (settings.text("duplicates").equals("refuse") && !ledger.withReference(poNumber).isEmpty()) {
			throw Refusal.of("PLE10007", "poNumber was used before");
		}
	}

	private Product product(int id) {
		Product product = catalog.product(id);
		if (product == null || settings.words("unknown-skus").contains(String.valueOf(id))) {
			throw Refusal.of("PLE10042", "Product " + id + " is not activated");
		}
		if (!product.currencyCode().equals(Catalog.WALLET) && !settings.flag("international")) {
			throw Refusal.of("PLE10019", "International products are disabled");
		}
		return product;
	}

	private static void checkValue(Product product, OrderForm form) {
		if (!product.offers(form.denomination())) {
			throw Refusal.of("PLE10018", "Denomination " + form.denomination() + " is not valid");
		}
		if (form.quantity() > product.orderQuantityLimit()) {
			throw Refusal.of("PLE10041", "At most " + product.orderQuantityLimit() + " can be ordered");
		}
	}

	private void checkStock(Product product, int quantity) {
		BigDecimal stock = settings.amount("stock", String.valueOf(product.productId()));
		if (stock != null && stock.intValue() < quantity) {
			throw Refusal.outOfStock();
		}
	}

	/**
	 * An order that can be bought.
	 *
	 * @param form what was asked for
	 * @param product the product
	 * @param charge what it costs
	 */
	record Asked(OrderForm form, Product product, Charge charge) {

		Item item() {
			return new Item(String.valueOf(product.productId()), form.denomination(), product.currencyCode(),
					form.quantity(), 0);
		}

		ObjectNode details() {
			return charge.details().setAll(form.details());
		}

	}

}
