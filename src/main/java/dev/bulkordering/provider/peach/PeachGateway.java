package dev.bulkordering.provider.peach;

import java.util.List;

import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Reply;
import dev.bulkordering.provider.http.HttpGateway;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Masking;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/**
 * Orders at Peach, which ask somebody to pay. Peach finds orders by its own id alone, so
 * an order whose answer is lost is in doubt until somebody tells that id: every order is
 * sent on a connection of its own.
 */
final class PeachGateway extends HttpGateway {

	static final Masking MASKING = Masking
		.showing("id", "reference_id", "external_id", "app_execution_id", "type", "product_type", "status", "message",
				"amount", "quantity", "sale_amount", "currency", "subtotal", "tax", "shipping", "discount", "value",
				"total_amount", "expiration", "timestamp", "created_at")
		.butNothingBelow("contact");

	private static final String ID = "{id}";

	private final BearerToken key;

	private final PeachOptions options;

	private final String placePath;

	private final String lookUpPath;

	private PeachGateway(Transport transport, BearerToken key, PeachOptions options, String placePath,
			String lookUpPath) {
		super(transport);
		this.key = key;
		this.options = options;
		this.placePath = placePath;
		this.lookUpPath = lookUpPath;
	}

	static PeachGateway open(String baseUrl, ProviderSettings settings, PeachOptions options) {
		String lookUpPath = settings.path("look-up", "/orders/" + ID);
		if (!lookUpPath.contains(ID)) {
			throw new IllegalArgumentException("paths.look-up must hold " + ID + ", which stands for the order's id");
		}
		String placePath = settings.path("place", "/orders");
		BearerToken key = BearerToken.of(settings);
		return new PeachGateway(Transport.open(baseUrl, settings, MASKING), key, options, placePath, lookUpPath);
	}

	@Override
	public boolean canLookUp(PlaceableOrder order) {
		return order.providerOrderId() != null && !order.reference().equals(order.providerOrderId());
	}

	@Override
	public Reply<Outcome> place(PlaceableOrder order, CallPermit permit) {
		PeachAmounts amounts = PeachAmounts.of(order);
		Rejected refused = PeachRefusals.of(order, amounts);
		if (refused != null) {
			return new Reply<>(refused, List.of());
		}
		Answer answer = send(Call.json("POST", placePath, PeachRequest.of(order, amounts, options))
			.permitted(permit)
			.onFreshConnection());
		Outcome outcome = answer instanceof Answer.None none ? none.why()
				: PeachAnswers.read((Response) answer, order, amounts);
		return new Reply<>(outcome, List.of(answer.exchange()));
	}

	@Override
	public Reply<LookUp> lookUp(PlaceableOrder order) {
		String id = order.providerOrderId();
		if (id == null || !canLookUp(order)) {
			return new Reply<>(new LookUp.Unclear("Peach finds orders by its own id alone, and that is not known"),
					List.of());
		}
		Answer answer = send(Call.get(lookUpPath.replace(ID, Call.encoded(id))));
		LookUp result = answer.notAnswered()
			.<LookUp>map(LookUp.NotAnswered::new)
			.orElseGet(() -> new PeachLookUp(order, id).read((Response) answer));
		return new Reply<>(result, List.of(answer.exchange()));
	}

	// the key as it is, without a scheme in front of it
	private Answer send(Call call) {
		return transport.send(call.header("Authorization", key.value()));
	}

}
