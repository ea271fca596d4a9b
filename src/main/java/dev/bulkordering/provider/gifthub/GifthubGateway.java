package dev.bulkordering.provider.gifthub;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Accepted;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Quoted;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.Receipt;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.http.HttpGateway;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Json;
import dev.bulkordering.provider.http.Masking;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Orders at GiftHub: created as a quote, which buys nothing, then confirmed. In
 * create-only mode creating buys, and an order whose answer is lost cannot be found
 * again, for orders are known by GiftHub's id alone.
 */
final class GifthubGateway extends HttpGateway {

	static final Masking MASKING = Masking
		.showing("message", "id", "uid", "orderId", "state", "expiresAt", "sku", "productType", "quote", "quantity",
				"wallet", "reference", "total", "status", "currency", "targetCurrency", "baseCurrency", "rate")
		.butNothingBelow("redeemData");

	private final BearerToken token;

	private final GifthubPaths paths;

	private final GifthubRequest request;

	private final GifthubOptions options;

	/**
	 * A gateway.
	 * @param request makes the bodies of quotes
	 */
	GifthubGateway(Transport transport, BearerToken token, GifthubPaths paths, GifthubRequest request) {
		super(transport);
		this.token = token;
		this.paths = paths;
		this.request = request;
		this.options = request.options();
	}

	@Override
	public boolean quotesFirst() {
		return !options.createOnly();
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return id(order) != null;
	}

	@Override
	public Reply<Outcome> quote(PlaceableOrder order, CallPermit permit) {
		return outcome(transport.send(create(order, permit)),
				(response) -> response.isSuccess() ? quoted(response) : GifthubAnswers.create(response));
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		if (options.createOnly()) {
			return outcome(transport.send(create(order, permit).onFreshConnection()),
					(response) -> response.isSuccess() ? created(response) : GifthubAnswers.create(response));
		}
		Quote quote = order.quote();
		if (quote == null) {
			throw new IllegalArgumentException("the order " + order.reference() + " has no quote to confirm");
		}
		ObjectNode body = Json.object().put("orderId", quote.id());
		return outcome(transport.send(token.on(Call.json("PUT", paths.confirm(), body)).permitted(permit)),
				(response) -> response.isSuccess() ? confirmed(response, quote)
						: GifthubAnswers.confirm(response, order.buyingCallsBefore() == 0));
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		String id = id(order);
		if (id == null) {
			return new Reply<>(new LookUp.Unclear("GiftHub finds orders by its own id alone, and gave none"),
					List.of());
		}
		Answer answer = transport.send(token.on(Call.get(paths.lookUp(id))));
		LookUp result = answer.notAnswered()
			.<LookUp>map(LookUp.NotAnswered::new)
			.orElseGet(() -> new GifthubLookUp(order, id, options).read((Response) answer));
		return new Reply<>(result, List.of(answer.exchange()));
	}

	private Call create(PlaceableOrder order, CallPermit permit) {
		return token.on(Call.json("POST", paths.create(), request.of(order))).permitted(permit);
	}

	private Outcome quoted(Response response) {
		GifthubOrder created = data(response);
		String id = created.id();
		Instant expiresAt = created.expiresAt();
		if (id == null || expiresAt == null) {
			return response.unclear("GiftHub made a quote without an id or without an end");
		}
		BigDecimal total = created.total();
		return new Quoted(new Quote(id, expiresAt, total, total == null ? null : created.currency()),
				"quoted until " + expiresAt);
	}

	private Outcome created(Response response) {
		GifthubOrder created = data(response);
		String id = created.id();
		return id == null ? response.unclear("GiftHub created an order without an id")
				: new Accepted(created.receipt(id, List.of(), null, "created, not delivered yet"));
	}

	private Outcome confirmed(Response response, Quote quote) {
		GifthubOrder confirmed = data(response);
		if (!quote.id().equals(confirmed.id())) {
			return response.unclear("GiftHub confirmed another order than the one that it was asked to confirm");
		}
		return switch (confirmed.state()) {
			case "confirmed", "successful", "partial" ->
				new Accepted(new Receipt(quote.id(), quote.total(), quote.currency(), List.of(), null, "confirmed"));
			default -> response.unclear("GiftHub answered a confirmation, and does not call the order confirmed");
		};
	}

	private GifthubOrder data(Response response) {
		return new GifthubOrder(response.json().path("data"), options.wallet());
	}

	private static @Nullable String id(PlaceableOrder order) {
		if (order.providerOrderId() != null) {
			return order.providerOrderId();
		}
		return order.quote() == null ? null : order.quote().id();
	}

	private static Reply<Outcome> outcome(Answer answer, Function<Response, Outcome> read) {
		Outcome outcome = answer instanceof Answer.None none ? none.why() : read.apply((Response) answer);
		return new Reply<>(outcome, List.of(answer.exchange()));
	}

}
