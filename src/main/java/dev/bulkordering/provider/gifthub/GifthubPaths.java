package dev.bulkordering.provider.gifthub;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.Call;

/**
 * Where the calls go, behind the base URL; each path can be configured under
 * {@code paths}.
 *
 * @param create for quotes, or for orders in create-only mode
 * @param confirm for confirmations
 * @param lookUp for an order; holds {@code {orderId}}
 */
record GifthubPaths(String create, String confirm, String lookUp) {

	private static final String ORDER_ID = "{orderId}";

	/**
	 * The configured paths.
	 * @throws IllegalArgumentException with a sentence for people if one cannot be used
	 */
	static GifthubPaths of(ProviderSettings settings) {
		String usual = "/order/get?orderId=" + ORDER_ID;
		String lookUp = settings.path("look-up", usual);
		if (!lookUp.contains(ORDER_ID)) {
			throw new IllegalArgumentException("paths.look-up must hold " + ORDER_ID + ", such as " + usual);
		}
		return new GifthubPaths(settings.path("create", "/order/create"), settings.path("confirm", "/order/confirm"),
				lookUp);
	}

	String lookUp(String id) {
		return lookUp.replace(ORDER_ID, Call.encoded(id));
	}

}
