package dev.bulkordering.provider.enkash;

import java.net.URI;
import java.net.URISyntaxException;

import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.Call;

/**
 * The paths of the API. That of a creation is the page 'Create Order''s; the others are
 * those of EnKash's pages about orders, the catalog and tokens, and can be configured.
 *
 * @param place creates an order
 * @param lookUp tells of an order, with {@code {orderReferenceId}} in it
 * @param catalog tells of a product, with {@code {productCatalogId}} in it
 * @param token hands out tokens
 */
record EnkashPaths(String place, String lookUp, String catalog, String token) {

	private static final String REFERENCE = "{orderReferenceId}";

	private static final String PRODUCT = "{productCatalogId}";

	/**
	 * The usual paths, or those that are configured.
	 * @throws IllegalArgumentException with a sentence for people if a configured one
	 * cannot be used
	 */
	static EnkashPaths of(ProviderSettings settings) {
		return new EnkashPaths(path(settings, "place", "/api/v0/partner/create-order", ""),
				path(settings, "look-up", "/api/v0/partner/fetch-order-details/" + REFERENCE, REFERENCE),
				path(settings, "catalog", "/api/v0/partner/search-config/" + PRODUCT, PRODUCT),
				path(settings, "token", "/oauth/token", ""));
	}

	private static String path(ProviderSettings settings, String name, String usual, String placeholder) {
		String path = settings.path(name, usual);
		// A look-up that asks about no order in particular could be told 'not found'.
		if (!path.contains(placeholder)) {
			throw new IllegalArgumentException("paths." + name + " must hold " + placeholder + ", such as " + usual);
		}
		try {
			new URI(placeholder.isEmpty() ? path : path.replace(placeholder, "x"));
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("paths." + name + " is not a path such as " + usual);
		}
		return path;
	}

	/** The path that tells of an order. */
	String lookUp(String reference) {
		return lookUp.replace(REFERENCE, Call.encoded(reference));
	}

	/** The path that tells of a product. */
	String catalog(String product) {
		return catalog.replace(PRODUCT, Call.encoded(product));
	}

}
