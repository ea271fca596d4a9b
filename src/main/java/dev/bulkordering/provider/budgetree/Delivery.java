package dev.bulkordering.provider.budgetree;

import java.util.Map;
import java.util.Set;

/**
 * What a row asks for, cards or money, and how it reaches the recipient.
 *
 * @param physical whether it asks for cards to touch, which are sent by post
 * @param mode API, EMAIL, SMS or ANY; {@code POST} for physical cards, {@code PAYOUT} for
 * money
 */
record Delivery(boolean physical, String mode) {

	static final String MODE = "delivery_mode";

	static final String KIND = "kind";

	static final String PHYSICAL = "physical";

	private static final String BY_POST = "POST";

	private static final String AS_MONEY = "PAYOUT";

	/** What the API has no delivery mode for. */
	private static final Set<String> WITHOUT_MODE = Set.of(BY_POST, AS_MONEY);

	static Delivery of(Map<String, String> values, BudgetreeOptions options) {
		if (Payout.isAsked(values)) {
			return new Delivery(false, AS_MONEY);
		}
		boolean physical = PHYSICAL.equals(values.get(KIND));
		String ofRow = values.getOrDefault(MODE, "");
		String mode = ofRow.isEmpty() ? options.deliveryMode() : ofRow;
		return new Delivery(physical, physical ? BY_POST : mode);
	}

	/** Whether the API has a delivery mode for it. */
	boolean hasMode() {
		return !WITHOUT_MODE.contains(mode);
	}

	/** Whether money is sent instead of cards. */
	boolean isPayout() {
		return mode.equals(AS_MONEY);
	}

	/**
	 * Whether the cards are handed to us: then an order is not done before all of them
	 * are here.
	 */
	boolean comesToUs() {
		return mode.equals("API");
	}

}
