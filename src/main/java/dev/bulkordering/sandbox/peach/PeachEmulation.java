package dev.bulkordering.sandbox.peach;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.EmulatedProvider;
import dev.bulkordering.sandbox.Item;
import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Ledger;
import dev.bulkordering.sandbox.Operation;
import dev.bulkordering.sandbox.Phase;
import dev.bulkordering.sandbox.Purchase;
import dev.bulkordering.sandbox.Request;
import dev.bulkordering.sandbox.Settings;
import dev.bulkordering.sandbox.Subject;
import dev.bulkordering.sandbox.UniqueDigits;
import dev.bulkordering.sandbox.WebhookForm;

/** Peach's orders: requests for a person's payment. */
public final class PeachEmulation implements EmulatedProvider {

	/** The status that the page calls 'Parameter Error', and shows without a body. */
	private static final int PARAMETER_ERROR = 422;

	@Override
	public String name() {
		return "peach";
	}

	@Override
	public List<Operation> operations() {
		return List.of(new Operation("create", "POST", "/orders", PeachEmulation::asked, authorized(this::create)),
				new Operation("get", "GET", "/orders/{id}",
						(request, ledger) -> Subject.of(ledger.withId(request.variable("id"))), authorized(this::get)));
	}

	@Override
	public ObjectNode defaultSettings() {
		ObjectNode settings = Json.object().put("latency-ms", 2).put("token", "").put("search-lag-ms", 0);
		return WebhookForm.addSettings(settings.put("finish-ms", 1000).put("finish-look-ups", 0));
	}

	/** Nothing: the client names and prices what it sells. */
	@Override
	public JsonNode catalog() {
		ObjectNode catalog = Json.object();
		catalog.putArray("products");
		return catalog;
	}

	@Override
	public String buyingOperation(Settings settings) {
		return "create";
	}

	@Override
	public List<String> endStates() {
		return List.of("completed", "canceled");
	}

	@Override
	public String stateOf(Purchase order, Phase phase) {
		return phase == Phase.FINISHED ? order.boughtOrFail().endState() : "pending";
	}

	/** No page shows the body of an error; that of a parameter error is empty. */
	@Override
	public Answer failure(int status, String message) {
		return status == PARAMETER_ERROR ? Answer.empty(status)
				: Answer.json(status, Json.object().put("message", message));
	}

	@Override
	public Optional<WebhookForm> webhooks() {
		return Optional.of(new StatusWebhook());
	}

	/** Peach pays for nothing and stocks nothing: only the key can be wrong. */
	@Override
	public Optional<Answer> documented(Condition condition) {
		return condition == Condition.TOKEN_EXPIRED ? Optional.of(unauthorized()) : Optional.empty();
	}

	/** Peach has no codes. */
	@Override
	public Optional<Answer> coded(int code, @Nullable String message, Set<String> skus) {
		return Optional.empty();
	}

	private BiFunction<Request, Ledger, Answer> authorized(BiFunction<Request, Ledger, Answer> effect) {
		return (request, ledger) -> request.carries(ledger.settings().text("token")) ? effect.apply(request, ledger)
				: unauthorized();
	}

	private Answer unauthorized() {
		return failure(401, "Unauthorized");
	}

	private Answer create(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null || !OrderCheck.allows(body)) {
			return Answer.empty(PARAMETER_ERROR);
		}
		String id = UniqueDigits.of("wa_ord_", 10, ledger.nextOrderNumber());
		ObjectNode details = Json.object();
		details.set("asked", body);
		Purchase taken = Purchase.taken(id, body.path("id").stringValue(id), ledger.now(), null, details, items(body));
		ledger.add(taken);
		return Answers.created(ledger.buy(taken, ledger.ending(taken, Item::units, null, "canceled")));
	}

	private Answer get(Request request, Ledger ledger) {
		Purchase order = ledger.withId(request.variable("id"));
		if (order == null || !ledger.isFound(order)) {
			return failure(404, "Order not found");
		}
		Phase phase = ledger.lookUp(order);
		return Answers.found(order, stateOf(order, phase),
				phase == Phase.FINISHED ? order.boughtOrFail().finishesAt() : order.createdAt());
	}

	private static List<Item> items(JsonNode order) {
		List<Item> items = new ArrayList<>();
		for (JsonNode item : order.path("items")) {
			items.add(new Item(item.path("name").stringValue(""), BigDecimal.valueOf(OrderCheck.price(item), 2), "INR",
					(int) OrderCheck.quantity(item), 0));
		}
		return items;
	}

	private static Subject asked(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null) {
			return Subject.UNKNOWN;
		}
		Set<String> names = new LinkedHashSet<>();
		body.path("items").forEach((item) -> names.add(item.path("name").stringValue("")));
		String id = body.path("id").stringValue("");
		return new Subject(id.isEmpty() ? null : id, null, names);
	}

}
