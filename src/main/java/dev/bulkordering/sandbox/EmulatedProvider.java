package dev.bulkordering.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider's API as its document describes it. Found by
 * {@link java.util.ServiceLoader}; keeps no state of its own, all of it is in the
 * {@link Ledger}.
 */
public interface EmulatedProvider {

	/** The provider's name, and the first part of its paths. */
	String name();

	/** The API's calls. The first is the one that takes a new order. */
	List<Operation> operations();

	/**
	 * Every setting with its default. A value given for it must be of the same kind:
	 * text, number of at least 0, yes or no, list of texts, numbers by name.
	 * {@code latency-ms}, {@code search-lag-ms}, {@code finish-ms} and
	 * {@code finish-look-ups} are every provider's.
	 */
	ObjectNode defaultSettings();

	/** Settings that take one of a few words, and these words. */
	default Map<String, List<String>> choices() {
		return Map.of();
	}

	/** What can be bought. */
	JsonNode catalog();

	/** The name of the operation that spends money, under these settings. */
	String buyingOperation(Settings settings);

	/** The words for an order's end; the first is the good one. */
	List<String> endStates();

	/** The provider's word for an order's state at a phase. */
	String stateOf(Purchase order, Phase phase);

	/** The provider's form of a failure that its document does not describe further. */
	Answer failure(int status, String message);

	/** The answer to a client that calls too often, and how long it is to wait. */
	default Answer throttled(int seconds) {
		return failure(429, "Too Many Requests").with("Retry-After", String.valueOf(seconds));
	}

	/** How it tells of an order's end of its own accord, if it does. */
	default Optional<WebhookForm> webhooks() {
		return Optional.empty();
	}

	/**
	 * The documented answer to a condition that a fault rule asks for, or nothing where
	 * the document knows none.
	 */
	Optional<Answer> documented(Condition condition);

	/**
	 * The answer with an error code of the document, or nothing where it has no such one.
	 * @param message the text, or null for the document's
	 * @param skus the SKUs of the call, for texts that name one
	 */
	Optional<Answer> coded(int code, @Nullable String message, Set<String> skus);

	/** What an account or a product can be in. */
	enum Condition {

		/** The credentials are no longer good. */
		TOKEN_EXPIRED,

		/** The account has too little money. */
		NO_FUNDS,

		/** A product can't be had. */
		OUT_OF_STOCK

	}

}
