package dev.bulkordering.provider.enkash;

import java.util.Set;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.http.AnswerTable;
import dev.bulkordering.provider.http.AnswerTable.Row;

import static dev.bulkordering.provider.http.Verdict.ACCOUNT_REFUSED;
import static dev.bulkordering.provider.http.Verdict.CREDENTIALS_REFUSED;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_HOLD;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_TRY;
import static dev.bulkordering.provider.http.Verdict.FUNDS_MISSING;
import static dev.bulkordering.provider.http.Verdict.ORDER_REFUSED;
import static dev.bulkordering.provider.http.Verdict.THROTTLED;

/**
 * EnKash's refusals of {@code POST /api/v0/partner/create-order}. The page 'Create Order'
 * shows one alone, and the guide to rewards lists HTTP statuses and tells failures under
 * HTTP 200 apart by their words, so words come first where they are known. The words of a
 * key may stand in any order, and each may be the beginning of a longer one.
 */
final class EnkashAnswers {

	private static final String CREATE_ORDER = "Create Order, Responses";

	private static final String GUIDE = "Rewards & Incentives, Getting Started";

	private static final String HTTP = "RFC 9110, RFC 6585";

	/** No document tells of it; to be bought twice is worse than to be held. */
	private static final String SILENT = "not documented";

	private static final String UNAUTHORIZED = "UNAUTHORIZED";

	private static final String NO_AUTHORITY = "adequate authority";

	/** What stands for the product of the order among the words of an answer. */
	private static final String PRODUCT = "{productCatalogId}";

	/** What stands for HTTP 404 among the words of an answer. */
	private static final String NOT_FOUND = "{404}";

	static final AnswerTable ORDER = AnswerTable.of(
			Row.status(401, CREDENTIALS_REFUSED, "the token is not accepted, or lacks the authority", CREATE_ORDER),
			Row.status(403, CREDENTIALS_REFUSED, "access is refused", HTTP),
			Row.status(429, THROTTLED, "too many requests", HTTP), duplicate("duplicate"), duplicate("already exist"),
			duplicate("already use"), duplicate("already place"), duplicate("already process"),
			duplicate("already create"), duplicate("unique"), authority(UNAUTHORIZED), authority(NO_AUTHORITY),
			balance("insufficient balance"), balance("insufficient fund"), balance("not sufficient balance"),
			balance("not enough balance"), balance("not enough fund"),
			new Row(404, NOT_FOUND + " " + PRODUCT, ORDER_REFUSED, "404", "the product is not known", SILENT),
			Row.status(404, ACCOUNT_REFUSED, "base-url or paths.place is wrong", HTTP),
			Row.status(400, ORDER_REFUSED, "the order's data are missing or not valid", GUIDE),
			Row.status(422, ORDER_REFUSED, "the order's data are refused", GUIDE),
			new Row(200, "", DOUBT_THEN_TRY, "FAILURE", "the order failed, and EnKash does not say why", GUIDE));

	private EnkashAnswers() {
	}

	private static Row duplicate(String key) {
		return new Row(200, key, DOUBT_THEN_HOLD, "DUPLICATE_REFERENCE", "the reference was used before", SILENT);
	}

	private static Row authority(String key) {
		return new Row(401, key, CREDENTIALS_REFUSED, UNAUTHORIZED, "the user lacks the authority", CREATE_ORDER);
	}

	private static Row balance(String key) {
		return new Row(200, key, FUNDS_MISSING, "INSUFFICIENT_BALANCE", "the balance is not sufficient", GUIDE);
	}

	/** What an answer other than a success to an order means. */
	static Outcome refused(EnkashReply reply, PlaceableOrder order) {
		Set<String> vocabulary = reply.vocabulary();
		if (reply.response().status() == 404) {
			vocabulary.add(NOT_FOUND);
		}
		if (reply.isOwn() && namesProduct(reply, order)) {
			vocabulary.add(PRODUCT);
		}
		return ORDER.outcome(reply.response(), (key) -> holds(vocabulary, key), null);
	}

	private static boolean namesProduct(EnkashReply reply, PlaceableOrder order) {
		return reply.names(order.items().get(0).sku())
				|| reply.vocabulary().stream().anyMatch((word) -> word.startsWith("productcatalog"))
				|| holds(reply.vocabulary(), "product catalog");
	}

	/** Whether a failure of these words is about what the token may do. */
	static boolean isAboutAuthority(Set<String> vocabulary) {
		return holds(vocabulary, UNAUTHORIZED) || holds(vocabulary, NO_AUTHORITY);
	}

	private static boolean holds(Set<String> vocabulary, String key) {
		for (String part : key.split(" ")) {
			if (vocabulary.stream().noneMatch((word) -> word.startsWith(part))) {
				return false;
			}
		}
		return true;
	}

}
