package dev.bulkordering.provider.gifthub;

import java.util.Locale;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.http.AnswerTable;
import dev.bulkordering.provider.http.AnswerTable.Row;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;

import static dev.bulkordering.provider.http.Verdict.CREDENTIALS_REFUSED;
import static dev.bulkordering.provider.http.Verdict.FUNDS_MISSING;
import static dev.bulkordering.provider.http.Verdict.ORDER_REFUSED;
import static dev.bulkordering.provider.http.Verdict.OUT_OF_STOCK;
import static dev.bulkordering.provider.http.Verdict.THROTTLED;

/**
 * GiftHub's documented refusals. The page lists business errors under 400, 404 and 500
 * alike, so the words decide: compared without regard to case, blanks and the shape of
 * apostrophes.
 */
final class GifthubAnswers {

	private static final String STATUS_CODES = "Create Order, Status Codes";

	private static final String ERRORS = "Create Order, Error 400 troubleshooting";

	private static final String CONFIRM_ORDER = "Confirm Order, Status Codes";

	private static final String HTTP = "RFC 9110, RFC 6585";

	/** To {@code POST /order/create}. */
	static final AnswerTable CREATE = AnswerTable.of(
			Row.status(401, CREDENTIALS_REFUSED, "the credentials are refused", HTTP),
			Row.status(403, CREDENTIALS_REFUSED, "the credentials are missing or invalid", STATUS_CODES),
			Row.status(429, THROTTLED, "too many requests", HTTP),
			row(400, "requested product list is bigger than allowed", "LIST_TOO_BIG", "the order is too big"),
			row(400, "product list is not formatted well", "LIST_MALFORMED", "the order is not well formed"),
			row(400, "entered quote doesn't match the sku", "QUOTE_MISMATCH", "the price does not fit the SKU"),
			row(400, "entered quote is not in range", "QUOTE_OUT_OF_RANGE", "the price is outside the SKU's range"),
			new Row(400, "insufficient funds in your wallet", FUNDS_MISSING, "INSUFFICIENT_FUNDS",
					"the wallet holds too little", ERRORS),
			row(404, "product in the sent list are not found", "PRODUCT_NOT_FOUND", "a SKU is not known"),
			row(500, "requested exchange is not supported", "EXCHANGE_NOT_SUPPORTED",
					"the wallet cannot pay for a product's currency"),
			new Row(500, "requested item is out of stock", OUT_OF_STOCK, "OUT_OF_STOCK", "a product is out of stock",
					ERRORS));

	/**
	 * To {@code PUT /order/confirm}. Its 404 ('not a pending order') and its 400 for an
	 * order id are not here: the order may be confirmed already.
	 */
	static final AnswerTable CONFIRM = AnswerTable.of(
			Row.status(401, CREDENTIALS_REFUSED, "the credentials are refused", HTTP),
			Row.status(403, CREDENTIALS_REFUSED, "the credentials are missing or invalid", STATUS_CODES),
			Row.status(429, THROTTLED, "too many requests", HTTP), new Row(400, "insufficient funds", FUNDS_MISSING,
					"INSUFFICIENT_FUNDS", "the wallet holds too little", CONFIRM_ORDER));

	private static final int EXPIRED = 419;

	private GifthubAnswers() {
	}

	private static Row row(int status, String words, String code, String meaning) {
		return new Row(status, words, ORDER_REFUSED, code, meaning, ERRORS);
	}

	/** What an answer other than a success to a creation means. */
	static Outcome create(Response response) {
		return CREATE.outcome(response, says(response), null);
	}

	/**
	 * What an answer other than a success to a confirmation means.
	 * @param first whether this was the first confirmation of the quote ever sent: then
	 * 419 says that it expired unbought, and a new one is asked for. To a later one it
	 * may speak of a quote that the earlier one has used
	 */
	static Outcome confirm(Response response, boolean first) {
		return first && response.status() == EXPIRED
				? new Throttled(null, "the quote has expired unused; a new one is asked for")
				: CONFIRM.outcome(response, says(response), null);
	}

	private static Predicate<String> says(Response response) {
		String said = normal(Json.text(response.json(), "message"));
		return said::contains;
	}

	static String normal(@Nullable String text) {
		return text == null ? ""
				: text.toLowerCase(Locale.ROOT)
					.replaceAll("[\u2018\u2019\u02bc\u00b4`]", "'")
					.replace("\\", "")
					.replaceAll("\\s+", " ")
					.strip();
	}

}
