package dev.bulkordering.provider.budgetree;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.Call;

/**
 * Where the calls go, behind the base URL. Budgetree's own pages disagree about some of
 * the paths, so each can be configured under {@code paths}.
 *
 * @param place for orders
 * @param lookUp for an order's status; holds {@code {refno}}
 * @param cards for an order's cards; holds {@code {orderId}}
 * @param balance for the balance
 */
record BudgetreePaths(String place, String lookUp, String cards, String balance) {

	private static final String REFNO = "{refno}";

	private static final String ORDER_ID = "{orderId}";

	/**
	 * The configured paths.
	 * @throws IllegalArgumentException with a sentence for people if one cannot be used
	 */
	static BudgetreePaths of(ProviderSettings settings) {
		return new BudgetreePaths(settings.path("place", "/rest/v3/orders"),
				holding(settings, "look-up", "/rest/v3/orders/" + REFNO, REFNO),
				holding(settings, "cards", "/rest/v3/order/" + ORDER_ID + "/cards", ORDER_ID),
				settings.path("balance", "/account/get/balance/api/"));
	}

	private static String holding(ProviderSettings settings, String name, String usual, String placeholder) {
		String path = settings.path(name, usual);
		if (!path.contains(placeholder)) {
			throw new IllegalArgumentException("paths." + name + " must hold " + placeholder + ", such as " + usual);
		}
		return path;
	}

	String lookUp(String refno) {
		return lookUp.replace(REFNO, Call.encoded(refno));
	}

	String cards(String orderId, int offset, int limit) {
		String path = cards.replace(ORDER_ID, Call.encoded(orderId));
		return path + (path.contains("?") ? "&" : "?") + "offset=" + offset + "&limit=" + limit;
	}

}
