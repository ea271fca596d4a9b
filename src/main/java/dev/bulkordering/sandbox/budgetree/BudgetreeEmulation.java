package dev.bulkordering.sandbox.budgetree;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

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

/** Budgetree's order API. */
public final class BudgetreeEmulation implements EmulatedProvider {

	private static final long FIRST_ORDER = 5_100_056_000L;

	/** Cards on a page where the client doesn't say; the pages name no figure. */
	private static final int PAGE = 10;

	private static final int LARGEST_PAGE = 100;

	private final Catalog catalog = Catalog.load();

	private final Answers answers = new Answers(catalog);

	@Override
	public String name() {
		return "budgetree";
	}

	@Override
	public List<Operation> operations() {
		return List.of(
				new Operation("order", "POST", "/rest/v3/orders", BudgetreeEmulation::asked, answering(this::order)),
				new Operation("status", "GET", "/rest/v3/orders/{refno}",
						(request, ledger) -> Subject.of(newest(request.variable("refno"), ledger)),
						answering(this::status)),
				new Operation("cards", "GET", "/rest/v3/order/{orderId}/cards",
						(request, ledger) -> Subject.of(ledger.withId(request.variable("orderId"))),
						answering(this::cards)),
				new Operation("balance", "POST", "/account/get/balance/api", (request, ledger) -> Subject.UNKNOWN,
						BudgetreeEmulation::balance));
	}

	@Override
	public ObjectNode defaultSettings() {
		ObjectNode settings = Json.object()
			.put("latency-ms", 2)
			.put("token", "")
			.put("signing-secret", "")
			.put("search-lag-ms", 0);
		settings.put("finish-ms", 500).put("finish-look-ups", 0).put("cards-late-ms", 0);
		settings.put("balance", 100_000_000).put("max-order-value", 10_000_000).put("refno-length", 25);
		settings.put("store-active", true).put("access-revoked", false).put("takes-duplicates", false);
		settings.put("default-shipping-address", false).put("default-billing-address", false);
		settings.put("edit-address", true);
		settings.putArray("currencies").add("356");
		settings.putArray("payment-codes").add("svc").add("purchaseorder").add("evocherredemption_standard");
		// the pair of the page's sample payment
		settings.putArray("vouchers").add("1234567890123456:123456");
		settings.putArray("unknown-skus");
		settings.putArray("restricted-skus");
		return settings;
	}

	@Override
	public JsonNode catalog() {
		return catalog.json();
	}

	@Override
	public String buyingOperation(Settings settings) {
		return "order";
	}

	@Override
	public List<String> endStates() {
		return List.of("COMPLETE", "CANCELLED");
	}

	@Override
	public String stateOf(Purchase order, Phase phase) {
		return phase == Phase.FINISHED ? order.boughtOrFail().endState() : "PROCESSING";
	}

	@Override
	public Answer failure(int status, String message) {
		return Refusal.answer(status, status, message, List.of());
	}

	@Override
	public Optional<Answer> documented(Condition condition) {
		return switch (condition) {
			case TOKEN_EXPIRED -> Optional.of(Refusal.unauthorized().answer());
			case NO_FUNDS -> Optional.of(Refusal.of(6063).answer());
			case OUT_OF_STOCK -> Optional.empty();
		};
	}

	@Override
	public Optional<Answer> coded(int code, @Nullable String message, Set<String> skus) {
		return ErrorCode.withNumber(code).map((known) -> {
			String sku = skus.stream().findFirst().orElse("budgetree");
			String text = switch (code) {
				case 5307 -> known.text("500", sku);
				case 5310 -> known.text(sku);
				default -> known.text();
			};
			return Refusal.answer(400, code, message == null ? text : message, List.of());
		});
	}

	private static BiFunction<Request, Ledger, Answer> answering(BiFunction<Request, Ledger, Answer> effect) {
		return (request, ledger) -> {
			try {
				if (!request.bears(ledger.settings().text("token")) || !isSigned(request, ledger)) {
					throw Refusal.unauthorized();
				}
				if (ledger.settings().flag("access-revoked")) {
					throw Refusal.forbidden();
				}
				return effect.apply(request, ledger);
			}
			catch (Refusal ex) {
				return ex.answer();
			}
		};
	}

	private static boolean isSigned(Request request, Ledger ledger) {
		return SignatureCheck.passes(request, ledger.settings().text("signing-secret"));
	}

	private Answer order(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null || !body.isObject()) {
			throw Refusal.invalid(List.of("the body must be a JSON object"));
		}
		List<Item> items = new OrderCheck(catalog, ledger).check(body);
		Purchase taken = Purchase.taken(String.valueOf(FIRST_ORDER + ledger.nextOrderNumber()),
				body.path("refno").asString(""), ledger.now(), null, details(body), items);
		ledger.add(taken);
		boolean sync = body.path("syncOnly").asBoolean(false);
		Ending planned = ledger.ending(taken, Item::units, null, "CANCELLED");
		Ending ending = (sync && !ledger.isFinishForced()) ? planned.immediate() : planned;
		Purchase bought = ledger.buy(taken, ending);
		if (bought.unitsBought() > 0) {
			ledger.settings().take("balance", new PaymentCheck(body, ledger.settings()).onCredit());
		}
		if (!sync) {
			return answers.processing(202, bought);
		}
		boolean complete = ending.atOnce() && ending.state().equals("COMPLETE");
		return complete ? answers.complete(bought, areCardsOut(bought, ledger)) : answers.processing(201, bought);
	}

	private Answer status(Request request, Ledger ledger) {
		Purchase order = newest(request.variable("refno"), ledger);
		if (order == null || !ledger.isFound(order)) {
			throw Refusal.of(5320);
		}
		return answers.status(order, stateOf(order, ledger.lookUp(order)));
	}

	private Answer cards(Request request, Ledger ledger) {
		Purchase order = ledger.withId(request.variable("orderId"));
		if (order == null || !ledger.isFound(order)) {
			throw Refusal.of(5320);
		}
		int offset = page(request, "offset", 0);
		int limit = Math.min(page(request, "limit", PAGE), LARGEST_PAGE);
		boolean out = order.phase(ledger.now()) == Phase.FINISHED && areCardsOut(order, ledger);
		return answers.cards(out ? answers.cards(order) : List.of(), offset, limit);
	}

	// its page has answers of its own to a token that is missing or wrong
	private static Answer balance(Request request, Ledger ledger) {
		if (request.authorization() == null) {
			return Answer.json(400, StringNode.valueOf("No token provided"));
		}
		if (!request.bears(ledger.settings().text("token"))) {
			return Answer.json(498, StringNode.valueOf("Invalid token"));
		}
		if (!isSigned(request, ledger)) {
			return Refusal.unauthorized().answer();
		}
		return Answer.json(200, Json.object().put("balance", ledger.settings().number("balance")));
	}

	private static boolean areCardsOut(Purchase order, Ledger ledger) {
		return !order.boughtOrFail().finishesAt().plus(ledger.settings().millis("cards-late-ms")).isAfter(ledger.now());
	}

	private static int page(Request request, String name, int otherwise) {
		String text = request.query().get(name);
		if (text == null) {
			return otherwise;
		}
		if (!text.matches("\\d{1,9}")) {
			throw Refusal.invalid(List.of(name + " must be a whole number"));
		}
		return Integer.parseInt(text);
	}

	private ObjectNode details(JsonNode body) {
		ObjectNode details = Json.object();
		details.put("deliveryMode", AddressCheck.deliveryMode(body)).put("payout", PayoutCheck.isPayout(body));
		details.put("numericCode", body.path("products").iterator().next().path("currency").asString(""));
		details.set("recipient", body.path("address").isObject() ? body.path("address") : Json.object());
		body.path("payments")
			.forEach((payment) -> details.withArray("payments").add(payment.path("code").asString("")));
		return details;
	}

	private static Subject asked(Request request, Ledger ledger) {
		JsonNode body = request.json();
		if (body == null) {
			return Subject.UNKNOWN;
		}
		Set<String> skus = new LinkedHashSet<>();
		body.path("products").forEach((product) -> skus.add(product.path("sku").asString("")));
		String refno = body.path("refno").asString("");
		return new Subject(refno.isEmpty() ? null : refno, null, skus);
	}

	private static @Nullable Purchase newest(String refno, Ledger ledger) {
		List<Purchase> orders = ledger.withReference(refno);
		return orders.isEmpty() ? null : orders.get(orders.size() - 1);
	}

}
