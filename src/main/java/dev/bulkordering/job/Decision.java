package dev.bulkordering.job;

/** What an operator decides about a held order. */
public sealed interface Decision {

	/**
	 * The order exists at the provider.
	 *
	 * @param providerOrderId the provider's own id of it
	 */
	record PlacedAs(String providerOrderId) implements Decision {
	}

	/** Nothing of it exists: it is to be placed. */
	record NotPlaced() implements Decision {
	}

	/** Nothing of it exists, and nothing is to be ordered. */
	record Reject() implements Decision {
	}

}
