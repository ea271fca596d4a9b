package dev.bulkordering.sandbox.gifthub;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import dev.bulkordering.sandbox.Answer;
import dev.bulkordering.sandbox.EmulatedProvider;
import dev.bulkordering.sandbox.Ending;
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

/** GiftHub's order API. */
public final class GifthubEmulation implements EmulatedProvider {

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

	private static final int ID_LENGTH = 20;

	private final SecureRandom random = new SecureRandom();

	private final Catalog catalog = Catalog.load();

	@Override
	public String name() {
		return "gifthub";
	}

	@Override
	public List<Operation> operations() {
		return List.of(
				new Operation("create", "POST", "/order/create", GifthubEmulation::asked, answering(this::create)),
				new Operation("confirm", "PUT", "/order/confirm",
						(request, ledger) -> Subject.of(order(bodyId(request), ledger)), answering(this::confirm)),
				new Operation("get", "GET", "/order/get",
						(request, ledger) -> Subject.of(order(request.query().get("orderId"), ledger)),
						answering(this::get)));
	}

	@Override
	public ObjectNode defaultSettings() {
		ObjectNode settings = Json.object().put("latency-ms", 2).put("token", "").put("search-lag-ms", 0);
		settings.put("finish-ms", 0).put("finish-look-ups", 0).put("quote-life-ms", 600_000);
		settings.put("price-factor", 1).put("create-only", false);
		WebhookForm.addSettings(settings).putObject("stock");
		settings.putArray("unknown-skus");
		settings.putArray("unsupported-exchanges");
		ObjectNode balance = settings.putObject("balance");
		List.of("EUR", "USD", "GBP", "AED", "INR").forEach((wallet) -> balance.put(wallet, 10_000_000));
		return settings;
	}

	@Override
	public JsonNode catalog() {
		return catalog.json();
	}

	@Override
	public String buyingOperation(Settings settings) {
		return settings.flag("create-only") ? "create" : "confirm";
	}

	@Override
	public List<String> endStates() {
		return List.of("successful", "partial", "failed", "rejected");
	}

	@Override
	public String stateOf(Purchase order, Phase phase) {
		return switch (phase) {
			case QUOTED -> "pending";
			case RUNNING -> "confirmed";
			case FINISHED -> order.boughtOrFail().endState();
		};
	}

	@Override
	public Answer failure(int status, String message) {
		return Refusal.answer(status, message);
	}

	@Override
	public Optional<WebhookForm> webhooks() {
		return Optional.of(new OrderWebhook());
	}

	@Override
	public Optional<Answer> documented(Condition condition) {
		return Optional.of(switch (condition) {
			case TOKEN_EXPIRED -> Refusal.unauthorized();
			case NO_FUNDS -> Refusal.noFunds();
			case OUT_OF_STOCK -> Refusal.outOfStock();
		}).map(Refusal::answer);
	}

	@Override
	public Optional<Answer> coded(int code, @Nullable String message, Set<String> skus) {
		return Optional.empty();
	}

	private static BiFunction<Request, Ledger, Answer> answering(BiFunction<Request, Ledger, Answer> effect) {
		return (request, ledger) -> {
			try {
				if (!request.bears(ledger.settings().text("token"))) {
					throw Refusal.unauthorized();
				}
				return effect.apply(request, ledger);
			}
			catch (Refusal ex) {
				return ex.answer();
			}
		};
	}

	private Answer create(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null) {
			throw Refusal.badlyFormatted();
		}
		String wallet = text(body, "wallet");
		String reference = text(body, "reference");
		List<Item> items = new ProductList(catalog, ledger.settings()).check(body.path("productList"));
		Invoice invoice = Invoice.of(items, wallet, catalog, ledger);
		if (items.stream().anyMatch((item) -> inStock(item, ledger) < item.units())) {
			throw Refusal.outOfStock();
		}
		checkFunds(invoice, items, ledger);
		ObjectNode details = Json.object();
		details.set("invoice", Json.MAPPER.valueToTree(invoice));
		details.set("webhookUrl", body.get("webhookUrl"));
		Purchase order = Purchase.taken(newId(), reference, ledger.now(),
				ledger.now().plus(ledger.settings().millis("quote-life-ms")), details, items);
		ledger.add(order);
		if (ledger.settings().flag("create-only")) {
			buy(order, ledger);
		}
		return Answers.created(order, invoice);
	}

	private Answer confirm(Request request, Ledger ledger) {
		String id = bodyId(request);
		if (id == null || id.length() != ID_LENGTH) {
			throw Refusal.invalidOrderId();
		}
		Purchase order = order(id, ledger);
		if (order == null || order.bought() != null) {
			throw Refusal.notPending();
		}
		if (!ledger.now().isBefore(Objects.requireNonNull(order.expiresAt()))) {
			throw Refusal.expired();
		}
		checkFunds(invoice(order), order.items(), ledger);
		return Answers.confirmed(buy(order, ledger));
	}

	private Answer get(Request request, Ledger ledger) {
		Purchase order = order(request.query().get("orderId"), ledger);
		if (order == null || !ledger.isFound(order)) {
			throw Refusal.unknownOrder();
		}
		Phase phase = ledger.lookUp(order);
		return Answers.found(order, stateOf(order, phase), phase);
	}

	private static Purchase buy(Purchase order, Ledger ledger) {
		Ending ending = ledger.ending(order, (item) -> inStock(item, ledger), "partial", "failed");
		Purchase bought = ledger.buy(order, ending);
		Invoice invoice = invoice(order);
		ledger.settings().take("balance", invoice.wallet(), invoice.totalBought(bought.items()));
		bought.items()
			.forEach((item) -> ledger.settings().take("stock", item.sku(), BigDecimal.valueOf(item.bought())));
		return bought;
	}

	private static void checkFunds(Invoice invoice, List<Item> items, Ledger ledger) {
		BigDecimal balance = ledger.settings().amount("balance", invoice.wallet());
		if (balance == null || balance.compareTo(invoice.total(items)) < 0) {
			throw Refusal.noFunds();
		}
	}

	private static int inStock(Item item, Ledger ledger) {
		BigDecimal stock = ledger.settings().amount("stock", item.sku());
		return stock == null ? Integer.MAX_VALUE : stock.intValue();
	}

	/** The invoice that an order was quoted with. */
	static Invoice invoice(Purchase order) {
		return Json.MAPPER.treeToValue(order.details().path("invoice"), Invoice.class);
	}

	private static String text(JsonNode body, String field) {
		String text = body.path(field).stringValue("");
		if (text.isBlank()) {
			throw Refusal.missing(field);
		}
		return text;
	}

	private static Subject asked(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null) {
			return Subject.UNKNOWN;
		}
		Set<String> skus = new LinkedHashSet<>();
		body.path("productList").forEach((entry) -> skus.add(entry.path("sku").asString("")));
		String reference = body.path("reference").stringValue("");
		return new Subject(reference.isEmpty() ? null : reference, null, skus);
	}

	private static @Nullable String bodyId(Request request) {
		JsonNode body = request.json();
		String id = (body == null) ? "" : body.path("orderId").stringValue("");
		return id.isEmpty() ? null : id;
	}

	private static @Nullable Purchase order(@Nullable String id, Ledger ledger) {
		return id == null ? null : ledger.withId(id);
	}

	private String newId() {
		StringBuilder id = new StringBuilder();
		for (int i = 0; i < ID_LENGTH; i++) {
			id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
		}
		return id.toString();
	}

}
