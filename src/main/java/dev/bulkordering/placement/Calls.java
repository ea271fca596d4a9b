package dev.bulkordering.placement;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

import dev.bulkordering.placement.OrderContents.Contents;
import dev.bulkordering.provider.CallPermit;
import dev.bulkordering.provider.CallPermit.SendByPassedException;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.Reply;

/**
 * Makes calls on threads of its own, which touch neither database nor orders, and hands
 * back what they came to.
 */
final class Calls implements AutoCloseable {

	private final ProviderGateway gateway;

	private final ExecutorService threads;

	private final BlockingQueue<Completion> completed = new LinkedBlockingQueue<>();

	private int unreturned;

	Calls(ProviderGateway gateway, int concurrency) {
		this.gateway = gateway;
		this.threads = Executors.newFixedThreadPool(concurrency, (task) -> {
			Thread thread = new Thread(task, "call");
			thread.setDaemon(true);
			return thread;
		});
	}

	/**
	 * A call to make.
	 *
	 * @param order its order, not to be changed until the call is handed back
	 * @param contents what the order holds
	 * @param kind what the call is for
	 * @param moment of an order call, the last moment at which it can leave; of a
	 * look-up, when it was asked; milliseconds by the database's clock
	 * @param permit leave to send an order call
	 */
	record Call(Order order, Contents contents, CallKind kind, long moment, @Nullable CallPermit permit) {

		CallPermit leave() {
			if (permit == null) {
				throw new IllegalStateException("an order call needs a permit");
			}
			return permit;
		}

	}

	/**
	 * What a call came to: an outcome, a look-up's answer, or nothing because it was not
	 * sent in time.
	 */
	record Completion(Call call, @Nullable Outcome outcome, @Nullable LookUp answer, List<Exchange> exchanges) {

		boolean unsent() {
			return outcome == null && answer == null;
		}

	}

	/** Makes a call on some thread. */
	void make(Call call) {
		unreturned++;
		Map<String, String> mark = MDC.getCopyOfContextMap();
		threads.execute(() -> {
			MDC.setContextMap(mark == null ? Map.of() : mark);
			completed.add(complete(call));
		});
	}

	/** Calls made and not handed back. */
	int unreturned() {
		return unreturned;
	}

	/** Hands back all calls that are done, waiting a while for the first one. */
	List<Completion> returned(Duration wait) throws InterruptedException {
		List<Completion> done = new ArrayList<>();
		Completion first = wait.isZero() ? completed.poll() : completed.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
		if (first != null) {
			done.add(first);
			completed.drainTo(done);
		}
		unreturned -= done.size();
		return done;
	}

	/** Makes a call on this thread. */
	Completion complete(Call call) {
		try {
			return switch (call.kind()) {
				case QUOTE -> outcome(call, gateway.quote(call.contents().order(), call.leave()));
				case BUY -> outcome(call, gateway.place(call.contents().order(), call.leave()));
				case LOOK_UP -> {
					Reply<LookUp> reply = gateway.lookUp(call.contents().order());
					yield new Completion(call, null, reply.result(), reply.exchanges());
				}
			};
		}
		catch (SendByPassedException ex) {
			return new Completion(call, null, null, List.of());
		}
		catch (RuntimeException | Error ex) {
			// Gateways promise not to throw. If one does, nobody knows what has left.
			String message = "the adapter failed: " + ex.getClass().getName();
			org.slf4j.LoggerFactory.getLogger(Calls.class).error("{} for {}", message, call.order().identity, ex);
			return call.kind() == CallKind.LOOK_UP ? new Completion(call, null, new LookUp.Unclear(message), List.of())
					: new Completion(call, Outcome.Unknown.outage(message), null, List.of());
		}
	}

	private static Completion outcome(Call call, Reply<Outcome> reply) {
		return new Completion(call, reply.result(), null, reply.exchanges());
	}

	/** Lets calls in flight end by themselves; nothing is handed back any more. */
	@Override
	public void close() {
		threads.shutdown();
	}

}
