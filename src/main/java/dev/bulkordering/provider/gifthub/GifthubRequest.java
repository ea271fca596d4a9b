package dev.bulkordering.provider.gifthub;

import java.net.URI;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.Json;

/**
 * The body of {@code POST /order/create}, with the fields of the page 'Create Order'.
 *
 * @param options the job's options
 * @param webhookUrl where GiftHub is to send webhooks; null leaves the field out
 */
record GifthubRequest(GifthubOptions options, @Nullable String webhookUrl) {

	private static final String WEBHOOK_URL = "webhook-url";

	private static final Pattern THIS_MACHINE = Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

	/**
	 * Requests with the configured webhook address.
	 * @throws IllegalArgumentException with a sentence for people if it cannot be used
	 */
	static GifthubRequest of(GifthubOptions options, ProviderSettings settings) {
		String url = settings.credential(WEBHOOK_URL);
		if (url != null && !isSafe(url.strip())) {
			throw new IllegalArgumentException(WEBHOOK_URL + " must be an https URL: GiftHub sends codes to it");
		}
		return new GifthubRequest(options, url == null ? null : url.strip());
	}

	private static boolean isSafe(String text) {
		try {
			URI url = URI.create(text);
			boolean here = url.getHost() != null && THIS_MACHINE.matcher(url.getHost()).matches();
			return url.getHost() != null
					&& ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()) && here);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	ObjectNode of(PlaceableOrder order) {
		ObjectNode body = Json.object();
		for (Item item : order.items()) {
			body.withArray("productList")
				.addObject()
				.put("sku", item.sku())
				.put("productType", item.variant())
				.put("quote", Json.amount(item.price()))
				.put("quantity", item.units());
		}
		body.put("wallet", options.wallet()).put("reference", order.reference());
		if (webhookUrl != null) {
			body.put("webhookUrl", webhookUrl);
		}
		return body;
	}

}
