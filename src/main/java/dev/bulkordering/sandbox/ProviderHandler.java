package dev.bulkordering.sandbox;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.sandbox.Faults.Stored;

/** Serves a provider's API: notes the call, applies a fault, has the call done. */
final class ProviderHandler implements HttpHandler {

	private static final System.Logger LOG = System.getLogger(ProviderHandler.class.getName());

	private final Books books;

	private final EmulatedProvider provider;

	private final CountDownLatch closing;

	ProviderHandler(Books books, CountDownLatch closing) {
		this.books = books;
		this.closing = closing;
		this.provider = books.provider();
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		Request request = Http.read(exchange);
		try {
			Http.send(exchange, answer(request, "http://127.0.0.1:" + exchange.getLocalAddress().getPort()
					+ exchange.getRequestURI().getRawPath() + queryOf(exchange)));
		}
		catch (RuntimeException ex) {
			LOG.log(System.Logger.Level.ERROR, "The sandbox failed at " + request.method() + " " + request.path(), ex);
			Http.send(exchange, provider.failure(500, "The sandbox itself failed: " + ex.getMessage())
				.with("X-Sandbox-Failure", "true"));
		}
	}

	private static String queryOf(HttpExchange exchange) {
		String query = exchange.getRequestURI().getRawQuery();
		return query == null ? "" : "?" + query;
	}

	private Answer answer(Request request, String url) {
		for (Operation operation : provider.operations()) {
			Map<String, String> variables = operation.match(request);
			if (variables != null) {
				return new Call(operation, request.with(variables), url).serve();
			}
		}
		return provider.failure(404, "There is no " + request.method() + " " + request.path());
	}

	/** Waits; returns false, and sooner, if the sandbox is being closed. */
	private boolean pause(Duration time) {
		try {
			return time.isZero() || !closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** One call on its way through the books. */
	private final class Call {

		private final Operation operation;

		private final Request request;

		private final String url;

		private Subject subject = Subject.UNKNOWN;

		private @Nullable FaultRule rule;

		private long number;

		private Duration latency = Duration.ZERO;

		Call(Operation operation, Request request, String url) {
			this.operation = operation;
			this.request = request;
			this.url = url;
		}

		Answer serve() {
			Answer answer = books.open((ledger) -> {
				arrive(ledger);
				return before().isZero() ? takeEffect(ledger) : null;
			});
			if (answer == null) {
				if (!pause(before())) {
					return Answer.cut();
				}
				answer = books.open(this::takeEffect);
			}
			return pause(latency.plus(rule == null ? Duration.ZERO : rule.delayAfter())) ? answer : Answer.cut();
		}

		private void arrive(Ledger ledger) {
			subject = operation.subject().apply(request, ledger);
			Stored fault = new Faults(provider, ledger).next(operation.name(), subject);
			rule = (fault == null) ? null : fault.rule();
			number = new CallLog(provider, ledger).arrived(operation.name(), request, subject, fault);
			latency = ledger.settings().millis("latency-ms");
		}

		private Duration before() {
			return rule == null ? Duration.ZERO : rule.delayBefore();
		}

		private Answer takeEffect(Ledger ledger) {
			Answer answer = fate(ledger);
			new CallLog(provider, ledger).answered(number, answer);
			return answer;
		}

		private Answer fate(Ledger ledger) {
			if (rule == null) {
				return operation.effect().apply(request, ledger);
			}
			if (rule.kindOrFail().keepsAnswer()) {
				ledger.finishBy(rule.kindOrFail() == FaultKind.FINISH ? rule : null);
				return operation.effect().apply(request, ledger);
			}
			if (rule.isPlaced()) {
				operation.effect().apply(request, ledger);
			}
			return rule.answer(provider, subject, url);
		}

	}

}
