package dev.bulkordering.provider.budgetree;

import java.util.Map;

/**
 * What kind of cards a row asks for, and how they reach the recipient.
 *
 * @param physical whether they are cards to touch, which are sent by post and have no
 * delivery mode
 * @param mode API, EMAIL, SMS or ANY; {@code POST} for physical cards
 */
record Delivery(boolean physical, String mode) {

	static final String MODE = "delivery_mode";

	static final String KIND = "kind";

	static final String PHYSICAL = "physical";

	private static final String BY_POST = "POST";

	static Delivery of(Map<String, String> values, BudgetreeOptions options) {
		boolean physical = PHYSICAL.equals(values.get(KIND));
		String ofRow = values.getOrDefault(MODE, "");
		String mode = ofRow.isEmpty() ? options.deliveryMode() : ofRow;
		return new Delivery(physical, physical ? BY_POST : mode);
	}

	/**
	 * Whether the cards are handed to us: then an order is not done before all of them
	 * are here.
	 */
	boolean comesToUs() {
		return mode.equals("API");
	}

	/** Whether the cards go to the phone number. */
	boolean goesToPhone() {
		return mode.equals("SMS") || mode.equals("ANY");
	}

}
