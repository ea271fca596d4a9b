package dev.bulkordering.provider.budgetree;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.bulkordering.provider.BalanceAnswer;
import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Placed;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.http.HttpGateway;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Masking;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Orders at Budgetree. The {@code status} of an answer says what became of an order,
 * whatever its HTTP status: COMPLETE is bought, and done once all cards are here that are
 * handed to us.
 */
final class BudgetreeGateway extends HttpGateway {

	static final Masking MASKING = Masking
		.showing("status", "statusLabel", "orderId", "refno", "message", "messages", "code", "sku", "price", "qty",
				"currency", "amount", "numericCode", "symbol", "syncOnly", "deliveryMode", "orderType", "total",
				"allowedWithIn", "balance")
		.butNothingBelow("address", "billing", "payout", "cards");

	private final Credentials credentials;

	private final BudgetreePaths paths;

	private final BudgetreeRequest request;

	private final CardPages cardPages;

	/**
	 * A gateway.
	 * @param request makes the bodies of orders
	 */
	BudgetreeGateway(Transport transport, Credentials credentials, BudgetreePaths paths, BudgetreeRequest request) {
		super(transport);
		this.credentials = credentials;
		this.paths = paths;
		this.request = request;
		this.cardPages = new CardPages(transport, credentials, paths);
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return true;
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		List<Exchange> exchanges = new ArrayList<>();
		Answer answer = transport.send(credentials.json("POST", paths.place(), request.of(order)).permitted(permit));
		exchanges.add(answer.exchange());
		Outcome outcome = answer instanceof Answer.None none ? none.why() : placed((Response) answer, order, exchanges);
		return new Reply<>(outcome, exchanges);
	}

	private Outcome placed(Response response, PlaceableOrder order, List<Exchange> exchanges) {
		if (!response.isSuccess()) {
			return BudgetreeAnswers.refused(response, order);
		}
		OrderStatus answered = new OrderStatus(response.json(), order);
		if (answered.isOfAnother()) {
			return Unknown.own(IfNotThere.HOLD, "", "Budgetree answered with the order of another reference");
		}
		return switch (answered.status()) {
			case "COMPLETE" -> complete(answered, exchanges);
			// the page's sample for 201 with PROCESSING is a failed activation
			case "PROCESSING" -> response.status() == 202 ? inWork(answered) : Unknown.own(IfNotThere.HOLD,
					"PROCESSING", "Budgetree took the order and did not complete it at once");
			default -> response.unclear("Budgetree does not name the order's status in a way that is known");
		};
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		return lookUp(order, true);
	}

	@Override
	public Reply<LookUp> lookUpState(PlaceableOrder order) {
		return lookUp(order, false);
	}

	private Reply<LookUp> lookUp(PlaceableOrder order, boolean withCards) {
		List<Exchange> exchanges = new ArrayList<>();
		Answer answer = transport.send(credentials.on(Call.get(paths.lookUp(order.reference()))));
		exchanges.add(answer.exchange());
		LookUp result = BudgetreeAnswers.notAnswered(answer)
			.<LookUp>map(LookUp.NotAnswered::new)
			.orElseGet(() -> lookedUp((Response) answer, order, withCards, exchanges));
		return new Reply<>(result, exchanges);
	}

	private LookUp lookedUp(Response response, PlaceableOrder order, boolean withCards, List<Exchange> exchanges) {
		if (BudgetreeAnswers.isNotThere(response)) {
			return new LookUp.NotThere(response.said("message", "Budgetree knows no such order"));
		}
		if (!response.isSuccess()) {
			return new LookUp.Unclear(response.unlisted().message());
		}
		OrderStatus answered = new OrderStatus(response.json(), order);
		if (answered.isOfAnother()) {
			return new LookUp.Contradiction("Budgetree answered with the order of another reference or id");
		}
		return switch (answered.status()) {
			case "COMPLETE" -> new LookUp.Found(
					withCards ? complete(answered, exchanges) : new Placed(Receipt.of(answered.id(), "complete")));
			case "PROCESSING" -> new LookUp.Found(inWork(answered));
			case "CANCELLED", "CANCELED" ->
				new LookUp.Found(Rejected.order("CANCELLED", "Budgetree took the order and then cancelled it"));
			default -> new LookUp.Unclear("Budgetree does not name the order's status in a way that is known");
		};
	}

	private Outcome complete(OrderStatus answered, List<Exchange> exchanges) {
		String id = answered.id();
		CardPile cards = new CardPile(answered.order());
		cards.add(answered.json());
		boolean needsCards = Delivery.of(answered.order().values(), request.options()).comesToUs();
		if (needsCards && !cards.isComplete() && id != null) {
			cardPages.fetch(id, cards, exchanges);
		}
		if (needsCards && !cards.isComplete()) {
			return new Accepted(new Receipt(id, null, null, cards.all(), null, "bought, codes outstanding"));
		}
		return new Placed(new Receipt(id, null, null, cards.all(), null, "complete"));
	}

	private static Outcome inWork(OrderStatus answered) {
		return new Accepted(Receipt.of(answered.id(), "in work"));
	}

	@Override
	public Reply<BalanceAnswer> balance() {
		Call question = new Call("POST", paths.balance(), Map.of(), null, null, null, false);
		Answer answer = transport.send(credentials.on(question));
		return new Reply<>(Balance.read(answer), List.of(answer.exchange()));
	}

}
