package dev.bulkordering.provider.http;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Remedy;
import dev.bulkordering.provider.Outcome.Unknown;

/** What a documented answer means, as the tables of the providers write it. */
public enum Verdict {

	/** This order is refused for good; nothing is bought. */
	ORDER_REFUSED,
	/** Refused for want of stock; nothing is bought. */
	OUT_OF_STOCK,
	/** The account is refused, and so would be the next order; nothing is bought. */
	ACCOUNT_REFUSED,
	/** The same, because of a token, a key or another credential. */
	CREDENTIALS_REFUSED,
	/** The same, for want of funds. */
	FUNDS_MISSING,
	/** Too many requests; nothing is bought. */
	THROTTLED,
	/** In doubt; if the order is not there, it is tried again for a while. */
	DOUBT_THEN_TRY,
	/** In doubt; if the order is not there, it is refused. */
	DOUBT_THEN_REFUSE,
	/** In doubt; if the order is not there, the provider contradicts itself. */
	DOUBT_THEN_HOLD;

	/**
	 * The outcome for an answer.
	 * @param sku the SKU that the answer names as the one at fault, if it does
	 */
	Outcome outcome(Response response, String code, String message, @Nullable String sku) {
		return switch (this) {
			case ORDER_REFUSED -> Rejected.order(code, message, sku);
			case OUT_OF_STOCK -> Rejected.order(Rejected.OUT_OF_STOCK, message, sku);
			case ACCOUNT_REFUSED -> Rejected.account(Remedy.SETTINGS, code, message);
			case CREDENTIALS_REFUSED -> Rejected.account(Remedy.CREDENTIALS, code, message);
			case FUNDS_MISSING -> Rejected.account(Remedy.FUNDS, code, message);
			case THROTTLED -> response.throttled();
			case DOUBT_THEN_TRY -> Unknown.own(IfNotThere.TRY_THEN_REJECT, code, message);
			case DOUBT_THEN_REFUSE -> Unknown.own(IfNotThere.REJECT, code, message);
			case DOUBT_THEN_HOLD -> Unknown.own(IfNotThere.HOLD, code, message);
		};
	}

}
