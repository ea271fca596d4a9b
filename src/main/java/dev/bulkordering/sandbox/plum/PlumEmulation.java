package dev.bulkordering.sandbox.plum;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
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
import dev.bulkordering.sandbox.WebhookForm;

/** Plum's rewards API. */
public final class PlumEmulation implements EmulatedProvider {

	private static final String API = "/chef/v1/oauth/api";

	private static final long FIRST_ORDER = 26_000_000L;

	private static final int HOUR_MS = 3_600_000;

	/** Life of an access token, by the page on tokens. */
	private static final long FIFTEEN_DAYS_MS = 15L * 24 * HOUR_MS;

	/** Life of a refresh token, by the page on tokens. */
	private static final long THIRTY_DAYS_MS = 2 * FIFTEEN_DAYS_MS;

	private final Catalog catalog = Catalog.load();

	private final Answers answers = new Answers(catalog);

	@Override
	public String name() {
		return "plum";
	}

	@Override
	public List<Operation> operations() {
		return List.of(operation(Query.PLACE_ORDER, PlumEmulation::asked, this::place),
				operation(Query.ORDER_DETAILS, (request, ledger) -> Subject.of(named(request, ledger)), this::details),
				operation(Query.VOUCHERS, PlumEmulation::asked, this::vouchers),
				operation(Query.BALANCE, (request, ledger) -> Subject.UNKNOWN, PlumEmulation::balance),
				new Operation("token", "POST", "/chef/v1/oauth/token/user", (request, ledger) -> Subject.UNKNOWN,
						refusing(TokenCall::answer)));
	}

	private static Operation operation(Query query, BiFunction<Request, Ledger, Subject> subject,
			BiFunction<Request, Ledger, Answer> effect) {
		return new Operation(query.operation(), "POST", API, query.asked(), subject, authorized(effect));
	}

	@Override
	public ObjectNode defaultSettings() {
		ObjectNode settings = Json.object().put("latency-ms", 2).put("search-lag-ms", 0);
		settings.put("finish-ms", 0).put("finish-look-ups", 0);
		settings.put("token", "").put("demand-issued-tokens", false).put("token-life-ms", FIFTEEN_DAYS_MS);
		settings.put("refresh-token", "").put("refresh-token-life-ms", THIRTY_DAYS_MS);
		settings.put("old-refresh-token-life-ms", 6 * HOUR_MS).put("client-id", "").put("client-secret", "");
		settings.put("balance", 100_000_000).put("international", true).put("duplicates", "refuse");
		WebhookForm.addSettings(settings).put("webhook-key", "").put("webhook-off", false);
		settings.putObject("stock");
		settings.putArray("unknown-skus");
		return settings;
	}

	@Override
	public Map<String, List<String>> choices() {
		return Map.of("duplicates", List.of("refuse", "take"));
	}

	@Override
	public JsonNode catalog() {
		return catalog.json();
	}

	@Override
	public String buyingOperation(Settings settings) {
		return Query.PLACE_ORDER.operation();
	}

	@Override
	public List<String> endStates() {
		return List.of("delivered", "canceled");
	}

	@Override
	public String stateOf(Purchase order, Phase phase) {
		return phase == Phase.FINISHED ? order.boughtOrFail().endState() : "pending";
	}

	@Override
	public Answer failure(int status, String message) {
		return Answer.json(status, Json.object().put("error", message));
	}

	/** Plum's page 'Rate Limiting', which gives no status and no header. */
	@Override
	public Answer throttled(int seconds) {
		ObjectNode body = Json.object();
		body.putArray("errors")
			.addObject()
			.put("message", "auth.request_limit_exceeded")
			.put("penaltySeconds", seconds);
		return Answer.json(429, body);
	}

	@Override
	public Optional<WebhookForm> webhooks() {
		return Optional.of(new DeliveryWebhook());
	}

	@Override
	public Optional<Answer> documented(Condition condition) {
		return Optional.of(switch (condition) {
			case TOKEN_EXPIRED -> Refusal.badToken();
			case NO_FUNDS -> Refusal.noFunds();
			case OUT_OF_STOCK -> Refusal.outOfStock();
		}).map(Refusal::answer);
	}

	/** By the number of {@link ErrorId}: 10024 is PLE10024, 110013 is PIPE10013. */
	@Override
	public Optional<Answer> coded(int code, @Nullable String message, Set<String> skus) {
		return ErrorId.withNumber(code).map((error) -> message == null ? error.answer() : error.answer(message));
	}

	private static BiFunction<Request, Ledger, Answer> refusing(BiFunction<Request, Ledger, Answer> effect) {
		return (request, ledger) -> {
			try {
				return effect.apply(request, ledger);
			}
			catch (Refusal ex) {
				return ex.answer();
			}
		};
	}

	private static BiFunction<Request, Ledger, Answer> authorized(BiFunction<Request, Ledger, Answer> effect) {
		return refusing((request, ledger) -> {
			if (request.bearer() == null) {
				throw Refusal.noToken();
			}
			if (!ledger.tokens("access").admit(request)) {
				throw Refusal.badToken();
			}
			return effect.apply(request, ledger);
		});
	}

	private Answer place(Request request, Ledger ledger) {
		OrderCheck.Asked asked = new OrderCheck(catalog, ledger).check(Query.data(request));
		Purchase taken = Purchase.taken(String.valueOf(FIRST_ORDER + ledger.nextOrderNumber()), asked.form().poNumber(),
				ledger.now(), null, asked.details(), List.of(asked.item()));
		ledger.add(taken);
		Purchase order = ledger.buy(taken, ledger.ending(taken, Item::units, null, "canceled"));
		if (order.unitsBought() > 0) {
			ledger.settings().take("balance", asked.charge().inWallet());
			ledger.settings().take("stock", asked.item().sku(), BigDecimal.valueOf(order.unitsBought()));
		}
		return answers.placed(order, stateOf(order, order.phase(ledger.now())));
	}

	private Answer details(Request request, Ledger ledger) {
		JsonNode data = Query.data(request);
		if (data == null || (poNumber(data).isEmpty() && orderId(data).isEmpty())) {
			throw Refusal.of("PLE10002", "poNumber or orderId is needed");
		}
		Purchase order = named(request, ledger);
		if (order == null || !ledger.isFound(order)) {
			throw Refusal.of("PLE10016", "Order ID or poNumber passed is incorrect");
		}
		return answers.found(order, stateOf(order, ledger.lookUp(order)));
	}

	private Answer vouchers(Request request, Ledger ledger) {
		JsonNode data = Query.data(request);
		return Answers.ok(Query.VOUCHERS, new VoucherList(catalog, ledger).asked(data == null ? Json.object() : data));
	}

	private static Answer balance(Request request, Ledger ledger) {
		return Answers.ok(Query.BALANCE,
				Json.object().put("value", ledger.settings().number("balance")).put("currency", Catalog.WALLET));
	}

	private static Subject asked(Request request, Ledger ledger) {
		JsonNode data = Query.data(request);
		if (data == null) {
			return Subject.UNKNOWN;
		}
		String product = data.path("productId").asString("");
		return new Subject(poNumber(data).isEmpty() ? null : poNumber(data), null,
				product.isEmpty() ? Set.of() : Set.of(product));
	}

	/** The newest order that a look-up asks for, or null. */
	private static @Nullable Purchase named(Request request, Ledger ledger) {
		JsonNode data = Query.data(request);
		if (data == null) {
			return null;
		}
		if (poNumber(data).isEmpty()) {
			return ledger.withId(orderId(data));
		}
		List<Purchase> orders = ledger.withReference(poNumber(data));
		return orders.isEmpty() ? null : orders.get(orders.size() - 1);
	}

	private static String poNumber(JsonNode data) {
		return data.path("poNumber").stringValue("");
	}

	/** The order's id; 0 and null stand for none. */
	private static String orderId(JsonNode data) {
		String id = data.path("orderId").asString("");
		return id.equals("0") ? "" : id;
	}

}
