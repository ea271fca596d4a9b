package dev.bulkordering.provider.plum;

import java.util.ArrayList;
import java.util.List;

import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.BalanceAnswer.NotTold;
import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogAnswer.NotAnswered;
import dev.bulkordering.provider.CatalogAnswer.NotListed;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Scope;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.http.HttpGateway;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Masking;
import dev.bulkordering.provider.http.Transport;
import dev.bulkordering.provider.plum.PlumApi.Told;

/**
 * Orders at Xoxoday Plum. An order is known by our reference ({@code poNumber}) and is
 * found again by it; whether Plum would take the same reference twice is written nowhere,
 * so that is never relied on.
 */
final class PlumGateway extends HttpGateway {

	static final Masking MASKING = Masking
		.showing("query", "productId", "quantity", "denomination", "poNumber", "notifyReceiverEmail",
				"notifyAdminEmail", "orderId", "sendMailToReceiver", "limit", "page", "includeProducts", "status",
				"orderTotal", "rawOrderTotal", "orderDiscount", "rawOrderDiscount", "discountPercent", "currencyCode",
				"currencyValue", "amountCharged", "orderStatus", "deliveryStatus", "orderDate", "deliveryDate",
				"productName", "productStatus", "errorId", "errorInfo", "error", "error_description",
				"error_message_id", "message", "penaltySeconds", "orderQuantityLimit", "valueType", "minValue",
				"maxValue", "valueDenominations", "grant_type", "token_type", "expires_in")
		.butNothingBelow("vouchers", "topupData", "userMeta", "orderMeta", "shippingDetails");

	private final PlumApi api;

	private final PlumOptions options;

	private final String topUpField;

	PlumGateway(Transport transport, PlumApi api, PlumOptions options, String topUpField) {
		super(transport);
		this.api = api;
		this.options = options;
		this.topUpField = topUpField;
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return true;
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		List<Exchange> exchanges = new ArrayList<>();
		Told told = api.send(Operation.PLACE_ORDER, PlumRequest.order(order, options, topUpField), permit, exchanges);
		PlumReply reply = told.reply();
		Outcome outcome = reply != null && told.result().isObject() ? placed(reply, new PlumOrder(told.result(), order))
				: api.refused(told);
		return new Reply<>(outcome, exchanges);
	}

	private static Outcome placed(PlumReply reply, PlumOrder placed) {
		if (reply.hasError()) {
			return reply.response().unclear("Plum answered with an order and with an error at once");
		}
		if (placed.isOfAnother()) {
			return Unknown.own(IfNotThere.HOLD, "", "Plum answered with the order of another poNumber or id");
		}
		return placed.outcome();
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		List<Exchange> exchanges = new ArrayList<>();
		Told told = api.send(Operation.ORDER_DETAILS, PlumRequest.details(order), null, exchanges);
		PlumReply reply = told.reply();
		PlumLookUp lookUp = new PlumLookUp(order);
		if (reply != null && told.result().isObject()) {
			return new Reply<>(lookUp.found(reply, told.result()), exchanges);
		}
		Outcome refused = api.refused(told);
		return new Reply<>(reply == null ? new LookUp.NotAnswered(refused) : lookUp.withoutOrder(reply, refused),
				exchanges);
	}

	@Override
	public Reply<CatalogAnswer> catalog(String product) {
		List<Exchange> exchanges = new ArrayList<>();
		Told told = api.send(Operation.VOUCHERS, PlumRequest.product(product), null, exchanges);
		PlumReply reply = told.reply();
		CatalogAnswer answer = reply != null && told.result().isArray()
				? PlumProduct.among(told.result(), product, reply) : unlisted(told);
		return new Reply<>(answer, exchanges);
	}

	private CatalogAnswer unlisted(Told told) {
		Outcome refused = api.refused(told);
		if (told.reply() != null && PlumAnswers.isNoProduct(told.reply())) {
			return new NotListed(refused.message());
		}
		return new NotAnswered(refused instanceof Rejected rejected && rejected.scope() == Scope.ORDER
				? Unknown.own(IfNotThere.REJECT, rejected.code(), rejected.message()) : refused);
	}

	@Override
	public Reply<BalanceAnswer> balance() {
		List<Exchange> exchanges = new ArrayList<>();
		Told told = api.send(Operation.BALANCE, Json.object(), null, exchanges);
		BalanceAnswer answer = told.result().isObject() ? PlumBalance.read(told.result())
				: new NotTold(api.refused(told).message());
		return new Reply<>(answer, exchanges);
	}

}
