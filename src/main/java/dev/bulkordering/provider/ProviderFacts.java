package dev.bulkordering.provider;

import java.time.Duration;

/**
 * What there is to know of a provider without asking it.
 *
 * @param name the name that people know
 * @param document the document that the adapter keeps to
 * @param key the provider's name for our reference
 * @param lookUp how an order in doubt is found again, in words; "none" if it cannot be
 * @param webhook what webhooks it sends, in words
 * @param searchLag how long after an order call a look-up may still miss the order
 * @param readTimeout how long an answer may take
 */
public record ProviderFacts(String name, String document, String key, String lookUp, String webhook, Duration searchLag,
		Duration readTimeout) {

}
