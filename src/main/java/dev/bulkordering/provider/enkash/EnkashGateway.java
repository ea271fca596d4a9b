package dev.bulkordering.provider.enkash;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.http.HttpGateway;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerCalls;
import dev.bulkordering.provider.http.BearerCalls.Sent;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Masking;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Orders at EnKash. The {@code response_code} of an answer says whether a call succeeded;
 * an order that was taken is bought once all its vouchers are here, with the answer or
 * with a look-up.
 */
final class EnkashGateway extends HttpGateway {

	static final Masking MASKING = Masking
		.showing("denomination", "orderReferenceId", "productCatalogId", "quantity", "orderId", "paymentStatus",
				"orderStatus", "totalQuantity", "totalAmount", "orderAmount", "paidAmount", "partnerOrderReferenceId",
				"timestamp", "requestId", "errorType", "errorMessage", "response_code", "response_message",
				"productConfigId", "mrp", "sellRate", "maxQuantity", "customAmountEnabled", "token_type", "expires_in",
				"error", "error_description", "message")
		.butNothingBelow("voucherDetailsList")
		.andWordsOf("payload", "paylod");

	private final BearerCalls calls;

	private final EnkashPaths paths;

	EnkashGateway(Transport transport, BearerCalls calls, EnkashPaths paths) {
		super(transport);
		this.calls = calls;
		this.paths = paths;
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return true;
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		List<Exchange> exchanges = new ArrayList<>();
		Sent sent = calls.send(Call.json("POST", paths.place(), body(order)).permitted(permit), exchanges);
		Outcome outcome = sent.answer() instanceof Answer.None none ? none.why()
				: placed(sent, new EnkashReply((Response) sent.answer()), order);
		return new Reply<>(outcome, exchanges);
	}

	private static ObjectNode body(PlaceableOrder order) {
		if (order.items().size() != 1) {
			throw new IllegalArgumentException("the order " + order.reference() + " holds more than one product");
		}
		Item item = order.items().get(0);
		return Json.object()
			.put("denomination", item.price().longValueExact())
			.put("orderReferenceId", order.reference())
			.put("productCatalogId", item.sku())
			.put("quantity", item.units());
	}

	private Outcome placed(Sent sent, EnkashReply reply, PlaceableOrder order) {
		noteToken(sent, reply);
		if (reply.isSuccess()) {
			return taken(new EnkashOrder(reply.content(), order));
		}
		Response response = reply.response();
		if (reply.saysSuccess()) {
			return contradiction("EnKash's answer says that the order succeeded, and its HTTP status "
					+ response.status() + " that it did not");
		}
		if (response.isSuccess() && !reply.saysFailure()) {
			return response.unclear("EnKash does not say whether it took the order");
		}
		Outcome outcome = EnkashAnswers.refused(reply, order);
		return outcome instanceof Rejected rejected && reply.isAboutAuthority()
				? calls.tokenRefused(sent, rejected.code(), rejected.message()) : outcome;
	}

	private static Outcome taken(EnkashOrder order) {
		if (order.isOfAnother()) {
			return contradiction("EnKash answered with the order of another reference");
		}
		return switch (order.standing()) {
			case DELIVERED, DELIVERED_IN_PART -> new Placed(order.receipt());
			case IN_WORK -> new Accepted(order.receipt());
			case FAILED -> Unknown.own(IfNotThere.REJECT, order.status(), "EnKash took the order and then failed it");
			case CONTRADICTORY -> contradiction("EnKash calls the order failed, and hands out vouchers for it");
		};
	}

	private static Outcome contradiction(String message) {
		return Unknown.own(IfNotThere.HOLD, "", message);
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		List<Exchange> exchanges = new ArrayList<>();
		Sent sent = calls.send(Call.get(paths.lookUp(order.reference())), exchanges);
		LookUp result = notAnswered(sent).<LookUp>map(LookUp.NotAnswered::new)
			.orElseGet(() -> lookedUp(new EnkashReply((Response) sent.answer()), order));
		return new Reply<>(result, exchanges);
	}

	private static LookUp lookedUp(EnkashReply reply, PlaceableOrder order) {
		Response response = reply.response();
		if (reply.isOrderNotFound()) {
			return new LookUp.NotThere(response.words("EnKash knows no such order"));
		}
		EnkashOrder found = new EnkashOrder(reply.content(), order);
		if (!reply.isSuccess() || !found.isThere()) {
			return new LookUp.Unclear(response.unlisted().message());
		}
		if (found.isOfAnother()) {
			return new LookUp.Contradiction("EnKash answered with the order of another reference");
		}
		return switch (found.standing()) {
			case DELIVERED, DELIVERED_IN_PART -> new LookUp.Found(new Placed(found.receipt()));
			case IN_WORK -> new LookUp.Found(new Accepted(found.receipt()));
			case FAILED -> new LookUp.Found(
					Rejected.order(found.status(), "EnKash took the order and ended it without a voucher"));
			case CONTRADICTORY ->
				new LookUp.Contradiction("EnKash calls the order failed, and hands out vouchers for it");
		};
	}

	@Override
	public Reply<CatalogAnswer> catalog(String product) {
		List<Exchange> exchanges = new ArrayList<>();
		Sent sent = calls.send(Call.get(paths.catalog(product)), exchanges);
		CatalogAnswer result = notAnswered(sent).<CatalogAnswer>map(CatalogAnswer.NotAnswered::new)
			.orElseGet(() -> EnkashProduct.read(new EnkashReply((Response) sent.answer()), product));
		return new Reply<>(result, exchanges);
	}

	// A question with a fetched token that is not accepted is worth asking with another.
	private Optional<Outcome> notAnswered(Sent sent) {
		if (sent.answer() instanceof Response response) {
			EnkashReply reply = new EnkashReply(response);
			noteToken(sent, reply);
			if (reply.isAboutAuthority()) {
				return Optional.of(calls.tokenRefused(sent, String.valueOf(response.status()),
						response.words("the credentials are refused")));
			}
		}
		return sent.answer().notAnswered();
	}

	private void noteToken(Sent sent, EnkashReply reply) {
		if (reply.isOwn() && !reply.isAboutAuthority()) {
			calls.accepted(sent);
		}
	}

}
