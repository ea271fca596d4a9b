package dev.bulkordering.provider.budgetree;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Remedy;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.AnswerTable;
import dev.bulkordering.provider.http.AnswerTable.Row;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Verdict;

import static dev.bulkordering.provider.http.Verdict.ACCOUNT_REFUSED;
import static dev.bulkordering.provider.http.Verdict.CREDENTIALS_REFUSED;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_HOLD;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_REFUSE;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_TRY;
import static dev.bulkordering.provider.http.Verdict.FUNDS_MISSING;
import static dev.bulkordering.provider.http.Verdict.ORDER_REFUSED;
import static dev.bulkordering.provider.http.Verdict.THROTTLED;

/**
 * Budgetree's documented refusals: the HTTP codes and the error response codes of the
 * page 'Order API (Create)', in its order. A code counts whatever the HTTP status.
 */
final class BudgetreeAnswers {

	private static final String HTTP_CODES = "Order API (Create), HTTP Codes";

	private static final String ERROR_CODES = "Order API (Create), Error Response Codes";

	private static final String STATUS_API = "Order Status API";

	private static final String BALANCE_API = "Balance API";

	private static final String RFC = "RFC 6585";

	/** 'Order not available': the status API's 'not there'. */
	private static final String NOT_AVAILABLE = "5320";

	private static final String INVALID_DELIVERY_MODE = "5311";

	/** The code of a request whose data are not valid, and its HTTP status. */
	private static final String INVALID = "400";

	/** Of a token that is not valid; no status that HTTP knows. */
	private static final int INVALID_TOKEN = 498;

	private static final String TOKEN_IS_INVALID = "the token is not valid";

	/** To {@code POST /rest/v3/orders}. */
	static final AnswerTable ORDER = AnswerTable.of(
			Row.status(401, CREDENTIALS_REFUSED, "the credentials are refused", HTTP_CODES),
			Row.status(403, CREDENTIALS_REFUSED, "access is revoked or not sufficient", HTTP_CODES),
			Row.status(429, THROTTLED, "too many requests", RFC),
			Row.status(INVALID_TOKEN, CREDENTIALS_REFUSED, TOKEN_IS_INVALID, BALANCE_API),
			new Row(400, "no token provided", CREDENTIALS_REFUSED, "400", "the token did not arrive", BALANCE_API),
			row(INVALID, ORDER_REFUSED, "the order's data are not valid"),
			row("5035", ACCOUNT_REFUSED, "the way of payment is not available"),
			row("5036", ORDER_REFUSED, "the payment is not the value of the order"),
			row("5037", ACCOUNT_REFUSED, "the model of payment is not available"),
			row("5038", ACCOUNT_REFUSED, "the way of payment is at its limits"),
			row("5046", ACCOUNT_REFUSED, "the customer is not available"),
			row("5080", ORDER_REFUSED, "Amazon products cannot be paid in this way"),
			row("5103", ORDER_REFUSED, "the product reloads a card, and needs its number"),
			row("5305", ACCOUNT_REFUSED, "the store is inactive"),
			row("5307", ORDER_REFUSED, "the SKU has no cards of this value"),
			row("5308", ORDER_REFUSED, "some of the products are restricted for the account"),
			row("5310", ORDER_REFUSED, "the SKU is not available"),
			row(INVALID_DELIVERY_MODE, ACCOUNT_REFUSED, "the delivery mode is not valid"),
			row("5312", ACCOUNT_REFUSED, "no default billing address is configured"),
			row("5313", DOUBT_THEN_HOLD, "the reference was used before"),
			row("5315", ORDER_REFUSED, "the product is configured wrongly"),
			row("5318", ORDER_REFUSED, "there are no cards of this value"),
			new Row(400, NOT_AVAILABLE, DOUBT_THEN_TRY, NOT_AVAILABLE, "the order is not available", STATUS_API),
			row("5321", DOUBT_THEN_REFUSE, "the order cannot be processed"),
			row("5326", ORDER_REFUSED, "digital and physical products cannot be ordered together"),
			row("5327", DOUBT_THEN_REFUSE, "the payment has failed"),
			row("5333", DOUBT_THEN_REFUSE, "the order was refunded"),
			row("5334", ORDER_REFUSED, "physical products have no delivery mode"),
			row("5335", ACCOUNT_REFUSED, "the type of order is not valid"),
			// two messages share this code
			row("5338 amount exceeds", ORDER_REFUSED, "the order's value is above the largest allowed"),
			row("5338 edit address is not allowed", ACCOUNT_REFUSED, "orders of this account may not name an address"),
			row("5338", ORDER_REFUSED, "the order's value is above the largest allowed"),
			row("5342", ACCOUNT_REFUSED, "no default shipping address is configured"),
			row("5343", CREDENTIALS_REFUSED, "the external login is not valid"),
			row("5344", ACCOUNT_REFUSED, "an external login is not needed"),
			row("5348", ACCOUNT_REFUSED, "this way of payment cannot be combined with another"),
			row("5349", ORDER_REFUSED, "all payments must have the same PO number"),
			row("6000", DOUBT_THEN_REFUSE, "the activation failed"),
			row("6050", DOUBT_THEN_REFUSE, "the order cannot be processed"),
			row("6051", ACCOUNT_REFUSED, "a one-time password is demanded"),
			row("6052", ACCOUNT_REFUSED, "the one-time password is not valid"),
			row("6053", DOUBT_THEN_TRY, "the order could not be processed for now"),
			row("6054", ORDER_REFUSED, "the e-mail address is not valid"),
			row("6057", ORDER_REFUSED, "the order cannot be delivered as one"),
			row("6058", ORDER_REFUSED, "the order cannot have several currencies"),
			row("6059", ORDER_REFUSED, "the currency is not allowed"),
			row("6063", FUNDS_MISSING, "the balance is not sufficient"));

	/** Of 5307 and of 5310. */
	private static final Pattern NAMED_SKU = Pattern
		.compile("(?:for product SKU:\\s*(.+?)\\s*\\.\\s*Please|The SKU\\s+(.+?)\\s+you are looking for)");

	private BudgetreeAnswers() {
	}

	private static Row row(String key, Verdict verdict, String meaning) {
		return new Row(400, key, verdict, key.split(" ", 2)[0], meaning, ERROR_CODES);
	}

	/** What an answer other than a success to an order means. */
	static Outcome refused(Response response, PlaceableOrder order) {
		String message = message(response);
		Outcome outcome = ORDER.outcome(response, says(code(response), message), namedSku(message, order));
		boolean ofRow = !order.values().getOrDefault(Delivery.MODE, "").isEmpty();
		// a mode that a row asks for is no fault of the job's: the next order may do
		return ofRow && outcome instanceof Rejected rejected && rejected.code().equals(INVALID_DELIVERY_MODE)
				? Rejected.order(rejected.code(), rejected.message()) : outcome;
	}

	/** Why a question counts as not answered, if it does. */
	static Optional<Outcome> notAnswered(Answer answer) {
		boolean invalidToken = answer instanceof Response response && response.status() == INVALID_TOKEN;
		return invalidToken
				? Optional.of(Rejected.account(Remedy.CREDENTIALS, String.valueOf(INVALID_TOKEN), TOKEN_IS_INVALID))
				: answer.notAnswered();
	}

	/** Whether the status API says that there is no such order. */
	static boolean isNotThere(Response response) {
		return response.status() == 400 && NOT_AVAILABLE.equals(code(response));
	}

	// A failure need not have a code: then the HTTP status says that the data are not
	// valid, if the answer is one of the API's own.
	private static @Nullable String code(Response response) {
		String code = Json.text(response.json(), "code");
		boolean own = response.status() == 400 && Json.text(response.json(), "message") != null;
		return code == null && own ? INVALID : code;
	}

	// some of the API's pages answer with a bare text
	private static @Nullable String message(Response response) {
		return response.json().isString() ? response.json().stringValue() : Json.text(response.json(), "message");
	}

	private static Predicate<String> says(@Nullable String code, @Nullable String message) {
		String words = message == null ? "" : message.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
		return (key) -> {
			if (!Character.isDigit(key.charAt(0))) {
				return words.contains(key);
			}
			String[] parts = key.split(" ", 2);
			return parts[0].equals(code) && (parts.length == 1 || words.contains(parts[1]));
		};
	}

	private static @Nullable String namedSku(@Nullable String message, PlaceableOrder order) {
		Matcher named = NAMED_SKU.matcher(message == null ? "" : message);
		if (!named.find()) {
			return null;
		}
		String sku = named.group(1) == null ? named.group(2) : named.group(1);
		return order.items().stream().anyMatch((item) -> item.sku().equals(sku)) ? sku : null;
	}

}
