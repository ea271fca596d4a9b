package dev.bulkordering.sandbox.enkash;

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
import dev.bulkordering.sandbox.UniqueDigits;

/** EnKash's redemption API. */
public final class EnkashEmulation implements EmulatedProvider {

	private static final int FIVE_MINUTES_MS = 300_000;

	private final Catalog catalog = Catalog.load();

	@Override
	public String name() {
		return "enkash";
	}

	@Override
	public List<Operation> operations() {
		return List.of(
				new Operation("create-order", "POST", "/api/v0/partner/create-order", EnkashEmulation::asked,
						authorized(this::create)),
				new Operation("order-details", "GET", "/api/v0/partner/fetch-order-details/{reference}",
						(request, ledger) -> Subject.of(newest(request.variable("reference"), ledger)),
						authorized(this::details)),
				new Operation("search-config", "GET", "/api/v0/partner/search-config/{product}",
						(request, ledger) -> new Subject(null, null, Set.of(request.variable("product"))),
						authorized(this::configs)),
				new Operation("token", "POST", "/oauth/token", (request, ledger) -> Subject.UNKNOWN,
						refusing(TokenCall::answer)));
	}

	@Override
	public ObjectNode defaultSettings() {
		ObjectNode settings = Json.object().put("latency-ms", 2).put("search-lag-ms", 0);
		settings.put("finish-ms", 0).put("finish-look-ups", 0);
		settings.put("token", "").put("demand-issued-tokens", false).put("token-life-ms", FIVE_MINUTES_MS);
		settings.put("client-id", "").put("client-secret", "").put("username", "").put("password", "");
		settings.put("bad-token-calls", 0).put("balance", 100_000_000);
		settings.put("vouchers-in-answer", true).put("duplicates", "refuse").put("not-found-status", "404");
		settings.putArray("unknown-skus");
		return settings;
	}

	@Override
	public Map<String, List<String>> choices() {
		return Map.of("duplicates", List.of("refuse", "take"), "not-found-status", List.of("200", "400", "404"));
	}

	@Override
	public JsonNode catalog() {
		return catalog.json();
	}

	@Override
	public String buyingOperation(Settings settings) {
		return "create-order";
	}

	@Override
	public List<String> endStates() {
		return List.of("SUCCESS", "FAILED");
	}

	@Override
	public String stateOf(Purchase order, Phase phase) {
		return phase == Phase.FINISHED ? order.boughtOrFail().endState() : "PENDING";
	}

	@Override
	public Answer failure(int status, String message) {
		return Refusal.answer(status, message);
	}

	@Override
	public Optional<Answer> documented(Condition condition) {
		return switch (condition) {
			case TOKEN_EXPIRED -> Optional.of(Refusal.unauthorized().answer());
			case NO_FUNDS -> Optional.of(Refusal.noFunds().answer());
			// no page of EnKash's speaks of stock
			case OUT_OF_STOCK -> Optional.empty();
		};
	}

	/** EnKash has no codes but success and failure. */
	@Override
	public Optional<Answer> coded(int code, @Nullable String message, Set<String> skus) {
		return Optional.empty();
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
			if (!ledger.tokens("access").admit(request)) {
				throw Refusal.unauthorized();
			}
			return effect.apply(request, ledger);
		});
	}

	private Answer create(Request request, Ledger ledger) {
		OrderCheck.Asked asked = new OrderCheck(catalog, ledger).check(request);
		Item item = new Item(asked.product().productCatalogId(), asked.denomination(), OrderCheck.CURRENCY,
				asked.quantity(), 0);
		String id = UniqueDigits.of("OR", 10, ledger.nextOrderNumber());
		Purchase taken = Purchase.taken(id, asked.reference(), ledger.now(), null, asked.details(), List.of(item));
		ledger.add(taken);
		Purchase order = ledger.buy(taken, ledger.ending(taken, Item::units, null, "FAILED"));
		if (order.unitsBought() > 0) {
			ledger.settings().take("balance", asked.paid());
		}
		return Answers.created(order, stateOf(order, order.phase(ledger.now())),
				ledger.settings().flag("vouchers-in-answer"));
	}

	private Answer details(Request request, Ledger ledger) {
		Purchase order = newest(request.variable("reference"), ledger);
		if (order == null || !ledger.isFound(order)) {
			throw Refusal.noSuchOrder(Integer.parseInt(ledger.settings().text("not-found-status")));
		}
		return Answers.found(order, stateOf(order, ledger.lookUp(order)));
	}

	private Answer configs(Request request, Ledger ledger) {
		Product product = OrderCheck.offered(request.variable("product"), catalog, ledger.settings());
		if (product == null) {
			throw Refusal.noSuchProduct();
		}
		return Answers.configs(product);
	}

	private static Subject asked(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null) {
			return Subject.UNKNOWN;
		}
		String reference = body.path("orderReferenceId").stringValue("");
		String product = body.path("productCatalogId").stringValue("");
		return new Subject(reference.isEmpty() ? null : reference, null,
				product.isEmpty() ? Set.of() : Set.of(product));
	}

	private static @Nullable Purchase newest(String reference, Ledger ledger) {
		List<Purchase> orders = ledger.withReference(reference);
		return orders.isEmpty() ? null : orders.get(orders.size() - 1);
	}

}
