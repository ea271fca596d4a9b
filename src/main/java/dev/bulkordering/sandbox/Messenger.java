package dev.bulkordering.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells clients by webhook what became of their orders, on threads of its own and without
 * holding a provider's books meanwhile. What it has yet to tell is lost with its process.
 */
final class Messenger implements AutoCloseable {

	private static final System.Logger LOG = System.getLogger(Messenger.class.getName());

	/**
	 * Events on their way at once: one who doesn't answer must not hold up the others.
	 */
	private static final int AT_ONCE = 4;

	/** How often the clock is looked at, which may be one that a test moves. */
	private static final long LOOK_MS = 20;

	private final Clock clock;

	private final Post post = new Post();

	private final ExecutorService senders = Executors.newFixedThreadPool(AT_ONCE, Messenger::thread);

	private final PriorityQueue<Ended> ends = new PriorityQueue<>(Comparator.comparing(Ended::due));

	private boolean watching;

	private boolean closed;

	Messenger(Clock clock) {
		this.clock = clock;
	}

	private static Thread thread(Runnable work) {
		Thread thread = new Thread(work, "sandbox-webhooks");
		thread.setDaemon(true);
		return thread;
	}

	/** Has an order's end told when it is due. */
	synchronized void expect(Books books, String orderId, Instant due) {
		ends.add(new Ended(books, orderId, due));
		if (!watching) {
			watching = true;
			thread(this::watch).start();
		}
		notifyAll();
	}

	private synchronized void watch() {
		try {
			while (!closed) {
				Ended first = ends.peek();
				if (first == null) {
					wait();
				}
				else if (first.due().isAfter(clock.instant())) {
					wait(LOOK_MS);
				}
				else {
					ends.remove();
					senders.execute(() -> tell(first));
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void tell(Ended end) {
		try {
			Books books = end.books();
			WebhookForm form = formOf(books);
			List<Webhook> events = books
				.open((ledger) -> new WebhookWriter(books.provider(), form, ledger).ofEnd(end.orderId()));
			for (Webhook event : events) {
				insist(event, books, form);
			}
		}
		catch (RuntimeException ex) {
			LOG.log(System.Logger.Level.ERROR, "The sandbox failed to tell of order " + end.orderId(), ex);
		}
	}

	private void insist(Webhook event, Books books, WebhookForm form) {
		int times = books.open((ledger) -> ledger.settings().number("webhook-times").intValue());
		List<Integer> tries = IntStream.range(0, times).boxed().flatMap((time) -> post.insist(event).stream()).toList();
		books.open((ledger) -> {
			new WebhookLog(books.provider(), ledger).sent(event.number(), tries);
			if (!tries.isEmpty() && !Post.isTaken(tries)) {
				form.gaveUp(ledger.settings());
			}
			return true;
		});
	}

	/**
	 * Sends what a test asks for, now and without insisting.
	 * @return the event as the log has it
	 * @throws BadControlException if it can't be sent
	 */
	ObjectNode send(Books books, JsonNode json) {
		WebhookForm form = formOf(books);
		WebhookRequest request = WebhookRequest.of(json);
		Webhook event = books.open((ledger) -> new WebhookWriter(books.provider(), form, ledger).asked(request));
		List<Integer> tries = IntStream.range(0, request.oftenOrOnce())
			.map((time) -> post.once(event))
			.boxed()
			.toList();
		return books.open((ledger) -> {
			WebhookLog log = new WebhookLog(books.provider(), ledger);
			log.sent(event.number(), tries);
			return log.event(event.number());
		});
	}

	private static WebhookForm formOf(Books books) {
		return books.provider()
			.webhooks()
			.orElseThrow(() -> new BadControlException(books.provider().name() + " tells nothing by webhook"));
	}

	/** Stops; events that are on their way end without an answer. */
	@Override
	public void close() {
		synchronized (this) {
			closed = true;
			notifyAll();
		}
		post.close();
		// never by an interrupt: that would close the database's file under its feet
		senders.shutdown();
		try {
			senders.awaitTermination(5, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/**
	 * The end of an order that is to be told of.
	 *
	 * @param books the books that it is in
	 * @param orderId the order
	 * @param due when it is told
	 */
	private record Ended(Books books, String orderId, Instant due) {

	}

}
