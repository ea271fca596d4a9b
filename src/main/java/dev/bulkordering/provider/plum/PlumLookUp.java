package dev.bulkordering.provider.plum;

import tools.jackson.databind.JsonNode;

import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.LookUp.Contradiction;
import dev.bulkordering.provider.LookUp.Found;
import dev.bulkordering.provider.LookUp.NotAnswered;
import dev.bulkordering.provider.LookUp.NotThere;
import dev.bulkordering.provider.LookUp.Unclear;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;

/**
 * What {@code getOrderDetails} (page 'Get Order Details API') says of an order.
 *
 * @param order the order that is asked about
 */
record PlumLookUp(PlaceableOrder order) {

	/** An answer with the order in it. */
	LookUp found(PlumReply reply, JsonNode result) {
		PlumOrder found = new PlumOrder(result, order);
		if (reply.hasError() || !found.isNamed()) {
			return new Unclear("Plum does not say clearly which order it tells of");
		}
		if (found.isOfAnother()) {
			return new Contradiction("Plum answered with the order of another poNumber or id");
		}
		Outcome outcome = found.outcome();
		return outcome instanceof Unknown ? new Contradiction(outcome.message()) : new Found(outcome);
	}

	/**
	 * An answer without the order.
	 * @param refused what the answer means by itself
	 */
	LookUp withoutOrder(PlumReply reply, Outcome refused) {
		String errorId = reply.errorId();
		return switch (errorId == null ? "" : errorId) {
			// its words are 'failed to get': of a server that is down they prove nothing
			case PlumAnswers.NOT_THERE ->
				reply.response().status() < 500 ? new NotThere(refused.message()) : new Unclear(refused.message());
			case PlumAnswers.REFUND_FAILED -> new Contradiction(refused.message());
			case PlumAnswers.CANCELED -> new Found(refused);
			default -> saysWhyNot(refused) ? new NotAnswered(refused) : new Unclear(refused.message());
		};
	}

	// all but what concerns the order itself, or is an answer of Plum's own
	private static boolean saysWhyNot(Outcome refused) {
		return refused instanceof Throttled || refused instanceof Unknown unknown && unknown.outage()
				|| refused instanceof Rejected rejected && rejected.scope() == Scope.ACCOUNT;
	}

}
