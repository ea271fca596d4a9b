package dev.bulkordering.provider.budgetree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Masking;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Orders at Budgetree. The {@code status} of an answer says what became of an order,
 * whatever its HTTP status: COMPLETE is bought, and done once all cards are here that are
 * handed to us.
 */
final class BudgetreeGateway implements ProviderGateway {

	static final Masking MASKING = Masking
		.showing("status", "statusLabel", "orderId", "refno", "message", "messages", "code", "sku", "price", "qty",
				"currency", "amount", "numericCode", "symbol", "syncOnly", "deliveryMode", "orderType", "total",
				"allowedWithIn")
		.butNothingBelow("address", "billing", "payout", "cards");

	private static final int CARDS_A_PAGE = 100;

	private static final String ORDERS = "/rest/v3/orders";

	private final Transport transport;

	private final BearerToken token;

	private final BudgetreeRequest request;

	BudgetreeGateway(Transport transport, BearerToken token, BudgetreeRequest request) {
		this.transport = transport;
		this.token = token;
		this.request = request;
	}

	@Override
	public boolean quotesFirst() {
		return false;
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return true;
	}

	@Override
	public int takePermits(int most) {
		return transport.takePermits(most);
	}

	@Override
	public long nanosUntilPermit() {
		return transport.nanosUntilPermit();
	}

	@Override
	public Reply<Outcome> quote(PlaceableOrder order, CallPermit permit) {
		throw new UnsupportedOperationException("Budgetree makes no quotes");
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		List<Exchange> exchanges = new ArrayList<>();
		Answer answer = transport.send(token.on(Call.json("POST", ORDERS, request.of(order))).permitted(permit));
		exchanges.add(answer.exchange());
		Outcome outcome = answer instanceof Answer.None none ? none.why() : placed((Response) answer, order, exchanges);
		return new Reply<>(outcome, exchanges);
	}

	private Outcome placed(Response response, PlaceableOrder order, List<Exchange> exchanges) {
		if (!response.isSuccess()) {
			return BudgetreeAnswers.refused(response, order);
		}
		JsonNode json = response.json();
		if (isOfAnother(json, order)) {
			return Unknown.own(IfNotThere.HOLD, "", "Budgetree answered with the order of another reference");
		}
		return switch (status(json)) {
			case "COMPLETE" -> complete(json, order, exchanges);
			// the page's sample for 201 with PROCESSING is a failed activation
			case "PROCESSING" -> response.status() == 202 ? inWork(json) : Unknown.own(IfNotThere.HOLD, "PROCESSING",
					"Budgetree took the order and did not complete it at once");
			default -> response.unclear("Budgetree does not name the order's status in a way that is known");
		};
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		List<Exchange> exchanges = new ArrayList<>();
		Answer answer = transport.send(token.on(Call.get(ORDERS + "/" + Call.encoded(order.reference()))));
		exchanges.add(answer.exchange());
		LookUp result = answer.notAnswered()
			.<LookUp>map(LookUp.NotAnswered::new)
			.orElseGet(() -> lookedUp((Response) answer, order, exchanges));
		return new Reply<>(result, exchanges);
	}

	private LookUp lookedUp(Response response, PlaceableOrder order, List<Exchange> exchanges) {
		if (response.status() == 400 && BudgetreeAnswers.NOT_AVAILABLE.equals(BudgetreeAnswers.code(response))) {
			return new LookUp.NotThere(response.said("message", "Budgetree knows no such order"));
		}
		if (!response.isSuccess()) {
			return new LookUp.Unclear(response.unlisted().message());
		}
		JsonNode json = response.json();
		if (isOfAnother(json, order)) {
			return new LookUp.Contradiction("Budgetree answered with the order of another reference or id");
		}
		return switch (status(json)) {
			case "COMPLETE" -> new LookUp.Found(complete(json, order, exchanges));
			case "PROCESSING" -> new LookUp.Found(inWork(json));
			case "CANCELLED", "CANCELED" ->
				new LookUp.Found(Rejected.order("CANCELLED", "Budgetree took the order and then cancelled it"));
			default -> new LookUp.Unclear("Budgetree does not name the order's status in a way that is known");
		};
	}

	private Outcome complete(JsonNode json, PlaceableOrder order, List<Exchange> exchanges) {
		String id = id(json, order);
		CardPile cards = new CardPile(order);
		cards.add(json);
		boolean needsCards = Delivery.of(order.values(), request.options()).comesToUs();
		if (needsCards && !cards.isComplete() && id != null) {
			fetch(id, cards, exchanges);
		}
		if (needsCards && !cards.isComplete()) {
			return new Accepted(new Receipt(id, null, null, cards.all(), null, "bought, codes outstanding"));
		}
		return new Placed(new Receipt(id, null, null, cards.all(), null, "complete"));
	}

	// Ends with an answer that cannot be read, and with a page that brings nothing new
	// once
	// the cards known before are passed: what is missing is asked for again later.
	private void fetch(String id, CardPile cards, List<Exchange> exchanges) {
		int known = cards.size();
		int offset = 0;
		while (!cards.isComplete()) {
			Answer answer = transport.send(token.on(Call
				.get("/rest/v3/order/" + Call.encoded(id) + "/cards?offset=" + offset + "&limit=" + CARDS_A_PAGE)));
			exchanges.add(answer.exchange());
			if (!(answer instanceof Response response) || !response.isSuccess()) {
				return;
			}
			int page = response.json().path("cards").size();
			boolean brought = cards.add(response.json()) > 0;
			if (page == 0 || !brought && offset >= known) {
				return;
			}
			offset += page;
		}
	}

	private static Outcome inWork(JsonNode json) {
		return new Accepted(Receipt.of(Json.id(json, "orderId"), "in work"));
	}

	private static String status(JsonNode json) {
		String status = Json.text(json, "status");
		return status == null ? "" : status.toUpperCase(Locale.ROOT);
	}

	private static @Nullable String id(JsonNode json, PlaceableOrder order) {
		String id = Json.id(json, "orderId");
		return id == null ? order.providerOrderId() : id;
	}

	private static boolean isOfAnother(JsonNode json, PlaceableOrder order) {
		String refno = Json.text(json, "refno");
		String id = Json.id(json, "orderId");
		return refno != null && !refno.equals(order.reference())
				|| id != null && order.providerOrderId() != null && !id.equals(order.providerOrderId());
	}

	@Override
	public void close() {
		transport.close();
	}

}
