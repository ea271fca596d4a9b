package dev.bulkordering.job.step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import dev.bulkordering.job.run.RunMark;
import dev.bulkordering.job.step.Ending.StoppedException;
import dev.bulkordering.placement.BackOff;
import dev.bulkordering.provider.CatalogAnswer;
import dev.bulkordering.provider.CatalogAnswer.NotAnswered;
import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.Outcome;
import dev.bulkordering.provider.Outcome.Rejected;
import dev.bulkordering.provider.Outcome.Throttled;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Reply;

/**
 * Asks a provider's catalog about products, as many at a time as it allows; a question
 * that is not answered is asked again as the configuration says.
 */
final class CatalogQuestions {

	private final ProviderGateway gateway;

	private final ProviderSettings settings;

	private final boolean allNeeded;

	private final Consumer<List<Exchange>> journal;

	private final BooleanSupplier stop;

	/**
	 * Questions to a provider.
	 * @param allNeeded whether one product without an answer makes the others useless
	 * @param journal receives what was sent and answered, on the thread of the caller
	 * @param stop whether to ask no further
	 */
	CatalogQuestions(ProviderGateway gateway, ProviderSettings settings, boolean allNeeded,
			Consumer<List<Exchange>> journal, BooleanSupplier stop) {
		this.gateway = gateway;
		this.settings = settings;
		this.allNeeded = allNeeded;
		this.journal = journal;
		this.stop = stop;
	}

	private record Asked(String product, CatalogAnswer answer, List<Exchange> exchanges) {
	}

	/**
	 * Asks about each product, unless the account is refused, the provider seems to be
	 * down, or one answer is missing that is needed: then the rest is not asked. Calls
	 * under way are always waited for.
	 * @return the answers by product; a product that was not asked about has none
	 */
	Map<String, CatalogAnswer> ask(Collection<String> products) throws InterruptedException {
		Map<String, CatalogAnswer> answers = new HashMap<>();
		int threads = Math.max(1, Math.min(settings.concurrency(), products.size()));
		ExecutorService executor = Executors.newFixedThreadPool(threads, (task) -> {
			Thread thread = new Thread(RunMark.carriedBy(task), "catalog");
			thread.setDaemon(true);
			return thread;
		});
		try {
			CompletionService<Asked> calls = new ExecutorCompletionService<>(executor);
			Deque<String> left = new ArrayDeque<>(products);
			int underWay = 0;
			int unansweredInARow = 0;
			while (!left.isEmpty() || underWay > 0) {
				if (stop.getAsBoolean()) {
					left.clear();
				}
				while (underWay < threads && !left.isEmpty()) {
					String product = left.remove();
					calls.submit(() -> ask(product));
					underWay++;
				}
				if (underWay > 0) {
					Asked asked = calls.take().get();
					underWay--;
					journal.accept(asked.exchanges());
					answers.put(asked.product(), asked.answer());
					unansweredInARow = asked.answer() instanceof NotAnswered ? unansweredInARow + 1 : 0;
					if (endsAll(asked.answer()) || unansweredInARow >= settings.stopAfter()) {
						left.clear();
					}
				}
			}
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("the catalog could not be asked", ex.getCause());
		}
		finally {
			// never by an interrupt: a thread may be at the database, for a token's sake
			executor.shutdown();
		}
		if (stop.getAsBoolean()) {
			throw new StoppedException("stopped on request, while the catalog was asked");
		}
		return answers;
	}

	private boolean endsAll(CatalogAnswer answer) {
		return answer instanceof NotAnswered unanswered && (allNeeded || unanswered.why() instanceof Rejected);
	}

	private Asked ask(String product) throws InterruptedException {
		List<Exchange> exchanges = new ArrayList<>();
		for (int tries = 1;; tries++) {
			Reply<CatalogAnswer> reply = gateway.catalog(product);
			exchanges.addAll(reply.exchanges());
			if (!(reply.result() instanceof NotAnswered unanswered) || tries >= settings.retry().attempts()
					|| unanswered.why() instanceof Rejected || stop.getAsBoolean()) {
				return new Asked(product, reply.result(), exchanges);
			}
			Duration wait = wait(tries, unanswered.why());
			if (wait.compareTo(settings.retry().maxDelay()) > 0) {
				return new Asked(product, new NotAnswered(new Outcome.Unavailable(
						"the provider asks to be left alone until " + Instant.now().plus(wait))), exchanges);
			}
			Thread.sleep(wait.toMillis());
		}
	}

	private Duration wait(int tries, Outcome why) {
		Duration backOff = BackOff.after(tries, settings.retry());
		Duration asked = why instanceof Throttled throttled ? throttled.retryAfter() : null;
		return asked == null || asked.compareTo(backOff) < 0 ? backOff : asked;
	}

}
