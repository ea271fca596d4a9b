package dev.bulkordering.provider;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What the answer to an order call means, named by what is known of the money. Anything
 * that an adapter does not recognise is {@link Unknown}.
 */
public sealed interface Outcome {

	/** The answer in a few words, for people; nothing secret. */
	String message();

	/**
	 * What the provider tells of an order that exists; null where it says no such thing.
	 */
	default @Nullable Receipt receipt() {
		return null;
	}

	/** Bought, or as good as: final. */
	record Placed(Receipt receipt) implements Outcome {

		@Override
		public String message() {
			return receipt.answer();
		}

	}

	/** The provider has taken the order and finishes later. Never place it again. */
	record Accepted(Receipt receipt) implements Outcome {

		@Override
		public String message() {
			return receipt.answer();
		}

	}

	/**
	 * A quote: nothing is bought before {@link ProviderGateway#place} confirms it.
	 */
	record Quoted(Quote quote, String message) implements Outcome {

	}

	/**
	 * Refused for good; this call bought nothing.
	 *
	 * @param scope whom the refusal concerns
	 * @param code the provider's code, or empty
	 * @param message in words
	 * @param sku the SKU that the answer names as the one at fault, or null
	 * @param remedy what mends it; null where the order alone is concerned
	 */
	record Rejected(Scope scope, String code, String message, @Nullable String sku,
			@Nullable Remedy remedy) implements Outcome {

		/** The code of a refusal for want of stock: worth retrying for a while. */
		public static final String OUT_OF_STOCK = "OUT_OF_STOCK";

		/** The whole order is refused, and no SKU is named as the one at fault. */
		public static Rejected order(String code, String message) {
			return order(code, message, null);
		}

		/** The whole order is refused, for a SKU if the answer names one. */
		public static Rejected order(String code, String message, @Nullable String sku) {
			return new Rejected(Scope.ORDER, code, message, sku, null);
		}

		/** The account is refused: the next order would be refused too. */
		public static Rejected account(Remedy remedy, String code, String message) {
			return new Rejected(Scope.ACCOUNT, code, message, null, remedy);
		}

	}

	/** Refused for now, certainly nothing bought. */
	record Throttled(@Nullable Duration retryAfter, String message) implements Outcome {

	}

	/** The request certainly did not reach the provider: nothing bought. */
	record Unavailable(String message) implements Outcome {

	}

	/**
	 * May or may not have been bought.
	 *
	 * @param outage whether this speaks of a provider that is down: a time-out, a broken
	 * connection, a bare 5xx; not an answer of the provider's own
	 * @param answered whether an answer came at all
	 * @param ifNotThere what to do once a look-up says that the order does not exist
	 * @param code the provider's code, or empty
	 * @param message in words
	 */
	record Unknown(boolean outage, boolean answered, IfNotThere ifNotThere, String code,
			String message) implements Outcome {

		/** In doubt because no answer came: a time-out, a broken connection. */
		public static Unknown outage(String message) {
			return new Unknown(true, false, IfNotThere.PLACE_AGAIN, "", message);
		}

		/** In doubt for a bare 5xx: an answer, but of a provider that is down. */
		public static Unknown serverError(String message) {
			return new Unknown(true, true, IfNotThere.PLACE_AGAIN, "", message);
		}

		/** In doubt for an answer of the provider's own. */
		public static Unknown own(IfNotThere ifNotThere, String code, String message) {
			return new Unknown(false, true, ifNotThere, code, message);
		}

		/** In doubt for an answer that is not understood. */
		public static Unknown unclear(String message) {
			return own(IfNotThere.PLACE_AGAIN, "", message);
		}

	}

	/** Whom a refusal concerns. */
	enum Scope {

		/** This order alone. */
		ORDER,
		/** The whole account: funds, credentials, permissions, an inactive store. */
		ACCOUNT

	}

	/** What mends an account that is refused. */
	enum Remedy {

		/** More funds in the account. */
		FUNDS,
		/** Other credentials in the configuration. */
		CREDENTIALS,
		/** Another setting of the job, of the configuration, or at the provider. */
		SETTINGS

	}

	/** What follows once a look-up that counts has said that the order does not exist. */
	enum IfNotThere {

		/** Place it again under the same reference, as often as an outage takes. */
		PLACE_AGAIN,
		/** Place it again up to the configured attempts, then reject it with the code. */
		TRY_THEN_REJECT,
		/** Reject it with the code. */
		REJECT,
		/** Replace it by smaller orders, or reject it if it holds one SKU. */
		SPLIT,
		/** The answers contradict each other: ask once more, then hold it. */
		HOLD

	}

	/**
	 * A price that the provider keeps until a moment.
	 *
	 * @param id the provider's id of the quote, which becomes the order's
	 * @param expiresAt end of the quote's life
	 * @param total what will be charged, if it says so
	 * @param currency the currency of that
	 */
	record Quote(String id, Instant expiresAt, @Nullable BigDecimal total, @Nullable String currency) {

	}

}
