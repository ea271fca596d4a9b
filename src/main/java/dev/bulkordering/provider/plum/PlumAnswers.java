package dev.bulkordering.provider.plum;

import java.time.Duration;
import java.util.Set;
import java.util.function.Predicate;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.http.AnswerTable;
import dev.bulkordering.provider.http.AnswerTable.Row;
import dev.bulkordering.provider.http.Verdict;

import static dev.bulkordering.provider.http.Verdict.ACCOUNT_REFUSED;
import static dev.bulkordering.provider.http.Verdict.CREDENTIALS_REFUSED;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_HOLD;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_TRY;
import static dev.bulkordering.provider.http.Verdict.FUNDS_MISSING;
import static dev.bulkordering.provider.http.Verdict.ORDER_REFUSED;
import static dev.bulkordering.provider.http.Verdict.THROTTLED;

/**
 * Plum's documented errors. The {@code errorId} decides, because the pages disagree about
 * HTTP statuses; a status alone counts only where the answer has no errorId. Where the
 * page says 'place the order again', the order is looked up first all the same: note 5 of
 * the page 'Place Order API' has it so for every 5xx.
 */
final class PlumAnswers {

	private static final String ERRORS = "Error Handling, Error Related to APIs";

	private static final String TOKENS = "Refresh Token & Access Token, Token Invalidation Instances";

	private static final String AUTHORIZATION = "Error Handling, OAuth / Authorization Errors";

	private static final String RATES = "Rate Limiting";

	private static final String FAQ = "FAQ, Mobile Top up: a low balance fails the order";

	private static final String HTTP = "RFC 9110, RFC 6585";

	/** 'Failed to get order details': the look-up's 'not there'. */
	static final String NOT_THERE = "PLE10016";

	/** The money was not given back. */
	static final String REFUND_FAILED = "PLE10026";

	/** The order was taken, and then cancelled. */
	static final String CANCELED = "PLE10036";

	/** To {@code getVouchers}: there are no such products. */
	private static final Set<String> NO_PRODUCT = Set.of("PLE10017", "PLE10030");

	private static final String LOW_BALANCE = "INSUFFICIENT_BALANCE";

	/** Begins the key of a row that fits any error with its words. */
	private static final String ANY = "*";

	/** Begins the key of a row for a status without an errorId. */
	private static final String STATUS = "HTTP";

	/**
	 * To every operation. A key is an errorId, or the short name of an error of the token
	 * check, and behind it words that the error must hold. No page names a status for the
	 * errors of the token check and for a low balance.
	 */
	static final AnswerTable ERROR = AnswerTable.of(
			new Row(429, PlumReply.LIMIT_EXCEEDED, THROTTLED, "429", "too many requests", RATES),
			row(401, "PIPE10013", CREDENTIALS_REFUSED, "the authorization header is not accepted"),
			new Row(401, "invalid_token", CREDENTIALS_REFUSED, "invalid_token", "the token is not valid any more",
					TOKENS),
			new Row(401, "auth.token_error", CREDENTIALS_REFUSED, "auth.token_error", "the token is not valid any more",
					TOKENS),
			new Row(401, "invalid_request authorization", CREDENTIALS_REFUSED, "invalid_request",
					"the authorization header is not accepted", AUTHORIZATION),
			row(401, "PIPE10015", ACCOUNT_REFUSED, "the user is disabled"),
			row(401, "PIPE10016", ACCOUNT_REFUSED, "the company is disabled"),
			row(401, "PIPE10017", ACCOUNT_REFUSED, "access from this address is restricted"),
			row(400, "PLE10014", CREDENTIALS_REFUSED, "the client is not valid"),
			row(404, REFUND_FAILED, DOUBT_THEN_HOLD, "the order was cancelled, but the refund failed"),
			row(404, CANCELED, ORDER_REFUSED, "the delivery was cancelled"),
			row(422, "PLE10010 balance", FUNDS_MISSING, "the balance is not sufficient"),
			row(422, "PLE10010 insufficient", FUNDS_MISSING, "the balance is not sufficient"),
			row(422, "PLE10010 fund", FUNDS_MISSING, "the balance is not sufficient"),
			lowBalance("insufficient balance"), lowBalance("insufficient wallet"), lowBalance("insufficient fund"),
			lowBalance("insufficient points"), lowBalance("low balance"), lowBalance("balance is low"),
			lowBalance("balance is insufficient"), lowBalance("balance is not sufficient"),
			lowBalance("not enough balance"), row(400, "PLE10001", ORDER_REFUSED, "the order's data are not valid"),
			row(400, "PLE10018", ORDER_REFUSED, "the product has no such denomination"),
			row(409, "PLE10041", ORDER_REFUSED, "the quantity is above the limit"),
			row(404, "PLE10042", ORDER_REFUSED, "the product is not activated for the account"),
			row(400, "PLE10015", ORDER_REFUSED, "Amazon's check of the account (KYC) is not approved"),
			row(401, "PLE10019", ORDER_REFUSED, "the account may not order products of other countries"),
			row(502, "PLE10005", DOUBT_THEN_TRY, "the currency's value could not be had"),
			row(502, "PLE10006", DOUBT_THEN_TRY, "the currency service answered wrongly"),
			row(404, "PLE10020", DOUBT_THEN_TRY, "the account's currency could not be had"),
			row(422, "PLE10007", DOUBT_THEN_TRY, "the order could not be added"),
			row(422, "PLE10010", DOUBT_THEN_TRY, "the points could not be redeemed"),
			row(422, "PLE10011", DOUBT_THEN_TRY, "the order could not be confirmed"),
			row(502, "PLE10012", DOUBT_THEN_TRY, "the order could not be processed"),
			new Row(502, "PLE10024", DOUBT_THEN_TRY, Outcome.Rejected.OUT_OF_STOCK, "the product is out of stock",
					ERRORS),
			row(502, "PLE10025", DOUBT_THEN_TRY, "the order could not be placed"),
			row(502, "PLE10035", DOUBT_THEN_TRY, "the order's status could not be checked"),
			row(404, NOT_THERE, DOUBT_THEN_TRY, "the order's details could not be had"),
			row(404, "PLE10021", DOUBT_THEN_TRY, "the order's details could not be found for now"),
			status(401, CREDENTIALS_REFUSED, "the credentials are refused"),
			status(403, CREDENTIALS_REFUSED, "access is refused"), status(429, THROTTLED, "too many requests"));

	/** Codes of the rows that speak of the token alone: another one may be accepted. */
	private static final Set<String> ABOUT_TOKEN = Set.of("PIPE10013", "invalid_token", "auth.token_error",
			"invalid_request", "401");

	private PlumAnswers() {
	}

	private static Row row(int status, String key, Verdict verdict, String meaning) {
		return new Row(status, key, verdict, key.split(" ", 2)[0], meaning, ERRORS);
	}

	private static Row lowBalance(String words) {
		return new Row(422, ANY + " " + words, FUNDS_MISSING, LOW_BALANCE, "the balance is not sufficient", FAQ);
	}

	private static Row status(int status, Verdict verdict, String meaning) {
		return new Row(status, STATUS + " " + status, verdict, String.valueOf(status), meaning, HTTP);
	}

	/** What an answer other than a success means. */
	static Outcome refused(PlumReply reply) {
		Outcome outcome = ERROR.outcome(reply.response(), says(reply), null);
		return outcome instanceof Throttled ? throttled(reply) : outcome;
	}

	/** Plum wants fewer requests, for as long as it says. */
	static Throttled throttled(PlumReply reply) {
		Duration penalty = reply.penalty();
		Duration header = reply.response().throttled().retryAfter();
		Duration longer = penalty == null || header != null && header.compareTo(penalty) > 0 ? header : penalty;
		return new Throttled(longer, "Plum asks for fewer requests");
	}

	/** Whether a refusal of the account with this code is about the token alone. */
	static boolean isAboutToken(String code) {
		return ABOUT_TOKEN.contains(code);
	}

	/** Whether the catalog says that it has no such product, and is not down. */
	static boolean isNoProduct(PlumReply reply) {
		String id = reply.errorId();
		return id != null && NO_PRODUCT.contains(id) && reply.response().status() < 500;
	}

	private static Predicate<String> says(PlumReply reply) {
		String id = reply.errorId();
		String words = reply.allWords();
		return (key) -> {
			String[] parts = key.split(" ", 2);
			return switch (parts[0]) {
				case PlumReply.LIMIT_EXCEEDED -> reply.isLimitExceeded();
				case STATUS -> id == null && parts[1].equals(String.valueOf(reply.response().status()));
				case ANY -> words.contains(parts[1]);
				default -> parts[0].equals(id == null ? reply.keyword() : id)
						&& (parts.length == 1 || words.contains(parts[1]));
			};
		};
	}

}
