package dev.bulkordering.provider;

/** Reads what a provider's webhooks say. Without state, and without any call. */
@FunctionalInterface
public interface WebhookReader {

	/** Reads a webhook, and tells by the provider's document whether it is authentic. */
	WebhookReading read(Webhook webhook, ProviderSettings settings);

}
