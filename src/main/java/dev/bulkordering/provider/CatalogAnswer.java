package dev.bulkordering.provider;

/** What a provider's catalog says of one product. */
public sealed interface CatalogAnswer {

	/** The product can be ordered, within limits. */
	record Listed(CatalogEntry entry) implements CatalogAnswer {
	}

	/**
	 * The catalog has no such product.
	 *
	 * @param message the answer in a few words, for people
	 */
	record NotListed(String message) implements CatalogAnswer {
	}

	/**
	 * No answer could be had, or none that can be understood.
	 *
	 * @param why {@link Outcome.Throttled}, {@link Outcome.Unavailable},
	 * {@link Outcome.Unknown}, or {@link Outcome.Rejected} for the account
	 */
	record NotAnswered(Outcome why) implements CatalogAnswer {
	}

}
