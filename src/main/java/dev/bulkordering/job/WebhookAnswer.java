package dev.bulkordering.job;

/** What whoever sent a webhook is told. */
public enum WebhookAnswer {

	/** It is kept and will be worked on, or it does not concern us. */
	TAKEN,
	/** It does not carry the secret that it should. */
	UNAUTHORIZED,
	/** It is not in the form that the provider's document describes. */
	UNREADABLE,
	/** There is no such provider, or it sends no webhooks. */
	NOBODY

}
