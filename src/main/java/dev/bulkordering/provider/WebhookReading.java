package dev.bulkordering.provider;

import org.jspecify.annotations.Nullable;

/** What a webhook says. */
public sealed interface WebhookReading {

	/** It does not carry the secret that the provider's webhooks carry. */
	record Unauthorized() implements WebhookReading {
	}

	/**
	 * It is not in the form that the provider's document describes.
	 *
	 * @param message what is wrong, without anything secret
	 */
	record Unreadable(String message) implements WebhookReading {
	}

	/** It is well formed, and about something that does not concern us. */
	record Irrelevant(String message) implements WebhookReading {
	}

	/**
	 * Something happened to an order. Whoever reads this asks the provider about the
	 * order; the event itself settles something only where it is a {@link Fact}.
	 *
	 * @param providerOrderId the provider's id of the order, if the event has it
	 * @param reference our reference of the order, if the event has it
	 * @param fact what is proven by an authentic event; null where the event is a hint
	 * @param message what happened, in a few words
	 */
	record Event(@Nullable String providerOrderId, @Nullable String reference, @Nullable Fact fact,
			String message) implements WebhookReading {
	}

	/** What an authentic event proves of an order that was accepted. */
	enum Fact {

		/** All of it is delivered. */
		DELIVERED,
		/** It was cancelled, and nothing of it is delivered. */
		CANCELED

	}

}
