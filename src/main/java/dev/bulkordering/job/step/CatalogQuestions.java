package dev.bulkordering.job.step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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

	private final Consumer<List<Exchange>> journal;

	private final BooleanSupplier stop;

	/**
	 * Questions to a provider.
	 * @param journal receives what was sent and answered, on the thread of the caller
	 * @param stop whether to ask no further
	 */
	CatalogQuestions(ProviderGateway gateway, ProviderSettings settings, Consumer<List<Exchange>> journal,
			BooleanSupplier stop) {
		this.gateway = gateway;
		this.settings = settings;
		this.journal = journal;
		this.stop = stop;
	}

	private record Asked(String product, CatalogAnswer answer, List<Exchange> exchanges) {
	}

	/**
	 * Asks about each product.
	 * @return the answers by product; an account that is refused leaves the rest unasked,
	 * with the refusal as their answer
	 */
	Map<String, CatalogAnswer> ask(Collection<String> products) throws InterruptedException {
		Map<String, CatalogAnswer> answers = new HashMap<>();
		int threads = Math.max(1, Math.min(settings.concurrency(), products.size()));
		ExecutorService executor = Executors.newFixedThreadPool(threads, (task) -> {
			Thread thread = new Thread(task, "catalog");
			thread.setDaemon(true);
			return thread;
		});
		try {
			CompletionService<Asked> calls = new ExecutorCompletionService<>(executor);
			List<String> left = new ArrayList<>(products);
			int underWay = 0;
			CatalogAnswer refusal = null;
			while (!left.isEmpty() || underWay > 0) {
				if (stop.getAsBoolean()) {
					throw new StoppedException("stopped on request, while the catalog was asked");
				}
				while (underWay < threads && !left.isEmpty() && refusal == null) {
					String product = left.remove(left.size() - 1);
					calls.submit(() -> ask(product));
					underWay++;
				}
				if (underWay == 0) {
					break;
				}
				Asked asked = calls.take().get();
				underWay--;
				journal.accept(asked.exchanges());
				answers.put(asked.product(), asked.answer());
				if (refusesAll(asked.answer())) {
					refusal = asked.answer();
				}
			}
			if (refusal != null) {
				for (String product : left) {
					answers.put(product, refusal);
				}
			}
			return answers;
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("the catalog could not be asked", ex.getCause());
		}
		finally {
			executor.shutdownNow();
		}
	}

	// Whoever gets no answer about one product after so many tries gets none about
	// others.
	private static boolean refusesAll(CatalogAnswer answer) {
		return answer instanceof NotAnswered;
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
