package dev.bulkordering.provider.peach;

import java.math.BigDecimal;

import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.http.AnswerTable;
import dev.bulkordering.provider.http.AnswerTable.Row;
import dev.bulkordering.provider.http.Response;

import static dev.bulkordering.provider.http.Verdict.ACCOUNT_REFUSED;
import static dev.bulkordering.provider.http.Verdict.CREDENTIALS_REFUSED;
import static dev.bulkordering.provider.http.Verdict.DOUBT_THEN_HOLD;
import static dev.bulkordering.provider.http.Verdict.ORDER_REFUSED;
import static dev.bulkordering.provider.http.Verdict.THROTTLED;

/**
 * What Peach's answers to {@code POST /orders} mean. The page 'Create an order' names two
 * answers, 201 and 422, and no codes; the others are read as HTTP defines them.
 */
final class PeachAnswers {

	private static final String RESPONSES = "Create an order, Responses";

	private static final String HTTP = "RFC 9110";

	/** To {@code POST /orders}, other than 201. */
	static final AnswerTable ORDER = AnswerTable.of(
			Row.status(400, ORDER_REFUSED, "the order is not well formed", HTTP),
			Row.status(401, CREDENTIALS_REFUSED, "the API key is refused", HTTP),
			Row.status(403, CREDENTIALS_REFUSED, "the API key may not create orders", HTTP),
			Row.status(404, ACCOUNT_REFUSED,
					"there is no way to create orders at this address: look at base-url and paths.place", HTTP),
			// A second order of one id may be what it refuses; then the first one exists.
			Row.status(409, DOUBT_THEN_HOLD, "the order conflicts with what Peach has already", HTTP),
			Row.status(422, ORDER_REFUSED, "a parameter of the order is wrong", RESPONSES),
			Row.status(429, THROTTLED, "too many requests", "RFC 6585"));

	private static final int CREATED = 201;

	private PeachAnswers() {
	}

	/** What an answer means for an order that was to come to so much. */
	static Outcome read(Response response, PlaceableOrder order, PeachAmounts amounts) {
		if (!response.isSuccess()) {
			return ORDER.outcome(response, (key) -> false, null);
		}
		if (response.status() != CREATED) {
			return response.unclear("Peach answered HTTP " + response.status() + ", which its document does not have");
		}
		PeachOrder created = new PeachOrder(response.json());
		if (!isOurs(created, order, amounts)) {
			return Unknown.own(IfNotThere.HOLD, "HTTP_" + CREATED,
					"Peach created an order, and does not show that it is this one");
		}
		return new Placed(Receipt.of(created.peachId(order.reference()), askedFor(created, amounts)));
	}

	private static boolean isOurs(PeachOrder created, PlaceableOrder order, PeachAmounts amounts) {
		if (order.reference().equals(created.id()) || created.isCalled(order.reference())) {
			return true;
		}
		return !created.hasReference() && isTotal(created, amounts);
	}

	private static boolean isTotal(PeachOrder created, PeachAmounts amounts) {
		BigDecimal total = created.total();
		return total != null && total.compareTo(amounts.total()) == 0;
	}

	private static String askedFor(PeachOrder created, PeachAmounts amounts) {
		BigDecimal total = created.total();
		String asked = total == null || isTotal(created, amounts) ? PeachAmounts.shown(amounts.total())
				: PeachAmounts.shown(total) + " instead of " + PeachAmounts.shown(amounts.total());
		return "asked for " + asked + ", not paid yet";
	}

}
