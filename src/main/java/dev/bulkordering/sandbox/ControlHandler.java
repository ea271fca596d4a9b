package dev.bulkordering.sandbox;

import java.io.IOException;
import java.util.SortedMap;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Serves the control API, under {@code /_sandbox}. */
final class ControlHandler implements HttpHandler {

	/** The control API's path. */
	static final String PATH = "/_sandbox";

	private final SortedMap<String, Books> books;

	private final Messenger messenger;

	ControlHandler(SortedMap<String, Books> books, Messenger messenger) {
		this.books = books;
		this.messenger = messenger;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		Request request = Http.read(exchange);
		Http.send(exchange, answer(request));
	}

	private Answer answer(Request request) {
		try {
			return Answer.json(200, result(request));
		}
		catch (BadControlException ex) {
			return Answer.json(400, Json.object().put("error", ex.getMessage()));
		}
		catch (RuntimeException ex) {
			return Answer.json(500, Json.object().put("error", "The sandbox failed: " + ex));
		}
	}

	private JsonNode result(Request request) {
		String[] path = request.path().substring(Math.min(1, request.path().length())).split("/");
		if (path.length == 1) {
			return switch (request.method() + " " + path[0]) {
				case "GET " -> overview();
				case "POST reset" -> {
					books.values().forEach(Books::reset);
					yield overview();
				}
				default -> throw unknown(request);
			};
		}
		Books asked = books.get(path[0]);
		if (asked == null || path.length > 2) {
			throw unknown(request);
		}
		return result(request, asked, path[1]);
	}

	private JsonNode result(Request request, Books asked, String what) {
		if ((request.method() + " " + what).equals("POST reset")) {
			asked.reset();
			return overview();
		}
		if ((request.method() + " " + what).equals("POST webhooks")) {
			return messenger.send(asked, body(request));
		}
		EmulatedProvider provider = asked.provider();
		return asked.open((ledger) -> switch (request.method() + " " + what) {
			case "GET catalog" -> provider.catalog();
			case "GET orders" -> new Reports(provider, ledger).orders();
			case "GET bought" -> new Reports(provider, ledger).bought();
			case "GET calls" -> new CallLog(provider, ledger).list(request.query());
			case "GET webhooks" -> new WebhookLog(provider, ledger).list();
			case "GET settings" -> ledger.settings().asJson();
			case "PUT settings" -> {
				ledger.settings().change(body(request));
				yield ledger.settings().asJson();
			}
			case "GET faults", "POST faults", "DELETE faults" -> faults(request, new Faults(provider, ledger));
			default -> throw unknown(request);
		});
	}

	private static ArrayNode faults(Request request, Faults faults) {
		if (request.method().equals("POST")) {
			faults.add(body(request));
		}
		else if (request.method().equals("DELETE")) {
			faults.clear();
		}
		return faults.list();
	}

	private static JsonNode body(Request request) {
		JsonNode body = request.json();
		if (body == null) {
			throw new BadControlException("the body must be JSON, but is: " + request.body());
		}
		return body;
	}

	private JsonNode overview() {
		ArrayNode providers = Json.array();
		books.keySet().forEach(providers::add);
		return Json.object().set("providers", providers);
	}

	private BadControlException unknown(Request request) {
		return new BadControlException("no " + request.method() + " " + PATH + request.path()
				+ "; there are GET catalog, orders, bought, calls, settings, faults and webhooks, PUT settings, "
				+ "POST faults, webhooks and reset, DELETE faults, each as " + PATH
				+ "/PROVIDER/WHAT with PROVIDER one of " + String.join(", ", books.keySet()) + ", and POST " + PATH
				+ "/reset");
	}

}
