package dev.bulkordering.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import dev.bulkordering.following.FollowSettings;
import dev.bulkordering.following.LookUpRules;
import dev.bulkordering.following.WebhookInbox;
import dev.bulkordering.following.WebhookInbox.Waiting;
import dev.bulkordering.job.definition.ProviderConfigurations;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.placement.Asking;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Order;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.placement.Proof;
import dev.bulkordering.provider.LookUp;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.Webhook;
import dev.bulkordering.provider.WebhookReader;
import dev.bulkordering.provider.WebhookReading;

/**
 * Takes webhooks in, and has the provider asked about the orders that they name. A
 * webhook by itself settles nothing: it is the look-up that it leads to which does.
 */
class Webhooks {

	private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

	private static final int AT_ONCE = 500;

	/** How often a webhook is worked on at the most: for about a day. */
	private static final int MOST_TRIES = 40;

	private static final Duration FIRST_DELAY = Duration.ofSeconds(2);

	private static final Duration LONGEST_DELAY = Duration.ofHours(1);

	/** A hint that does not lead to anything new is followed so often. */
	private static final int MOST_TRIES_OF_HINTS = 3;

	private static final String UNASKABLE = "the provider cannot be asked about the order";

	private static final Set<OrderState> OPEN = Set.of(OrderState.PENDING, OrderState.UNKNOWN, OrderState.HELD,
			OrderState.PLACED);

	private final Map<String, Provider> providers;

	private final ProviderConfigurations configurations;

	private final WebhookInbox inbox;

	private final Orders orders;

	private final OpenRuns openRuns;

	private final DatabaseClock clock;

	Webhooks(List<Provider> providers, ProviderConfigurations configurations, WebhookInbox inbox, Orders orders,
			OpenRuns openRuns, DatabaseClock clock) {
		this.providers = providers.stream().collect(Collectors.toMap(Provider::id, Function.identity()));
		this.configurations = configurations;
		this.inbox = inbox;
		this.orders = orders;
		this.openRuns = openRuns;
		this.clock = clock;
	}

	/** Takes a webhook in; nothing is asked or changed yet. */
	WebhookAnswer receive(String providerId, Map<String, String> headers, String body) {
		Provider provider = providers.get(providerId);
		WebhookReader reader = provider == null ? null : provider.webhooks();
		if (provider == null || reader == null) {
			return WebhookAnswer.NOBODY;
		}
		Optional<ProviderSettings> settings = configurations.find(provider);
		if (settings.isEmpty()) {
			return WebhookAnswer.NOBODY;
		}
		WebhookReading reading = reader.read(new Webhook(headers, body), settings.get());
		if (reading instanceof WebhookReading.Unauthorized) {
			log.warn("a webhook for {} was turned away: it does not carry the configured key", providerId);
			return WebhookAnswer.UNAUTHORIZED;
		}
		if (reading instanceof WebhookReading.Unreadable unreadable) {
			log.warn("a webhook for {} cannot be read: {}", providerId, unreadable.message());
			return WebhookAnswer.UNREADABLE;
		}
		if (reading instanceof WebhookReading.Event event) {
			inbox.add(providerId, event, body);
		}
		return WebhookAnswer.TAKEN;
	}

	/**
	 * Works on the webhooks that are due, run by run.
	 * @return how many were worked on
	 */
	int work(Progress progress, BooleanSupplier stop) {
		Map<Long, List<Named>> byRun = new LinkedHashMap<>();
		List<Waiting> due = inbox.due(AT_ONCE);
		for (Waiting webhook : due) {
			Order order = orderOf(webhook);
			if (order == null) {
				// The answer that tells the provider's id may not be written yet.
				again(webhook, "no order of ours is known by that reference or id", webhook.reference() == null,
						MOST_TRIES_OF_HINTS);
			}
			else {
				byRun.computeIfAbsent(order.identity().runId(), (run) -> new ArrayList<>())
					.add(new Named(webhook, order.identity().reference()));
			}
		}
		byRun.forEach((run, webhooks) -> {
			if (!stop.getAsBoolean()) {
				work(run, webhooks, progress, stop);
			}
		});
		return due.size();
	}

	/** A webhook, and the reference of the order that it is about. */
	private record Named(Waiting webhook, String reference) {
	}

	private void work(long run, List<Named> webhooks, Progress progress, BooleanSupplier stop) {
		List<Named> left = new ArrayList<>(webhooks);
		try (OpenRun open = openRuns.take(run, progress, stop); ProviderGateway gateway = open.work().gateway().get()) {
			for (Named one : webhooks) {
				Told told = ask(open, gateway, one);
				left.remove(one);
				again(one.webhook(), told.words(), !told.settled(),
						one.webhook().authentic() || !told.answered() ? MOST_TRIES : MOST_TRIES_OF_HINTS);
			}
			openRuns.bringUpToDate(open);
		}
		catch (RefusedException ex) {
			left.forEach((one) -> again(one.webhook(), String.valueOf(ex.getMessage()), true, MOST_TRIES));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (RuntimeException ex) {
			log.error("webhooks about orders of run {} could not be worked on", run, ex);
			left.forEach((one) -> again(one.webhook(), "failed: " + ex.getMessage(), true, MOST_TRIES));
		}
	}

	/**
	 * What a look-up came to.
	 *
	 * @param words for people
	 * @param answered whether the provider answered the question
	 * @param settled whether nothing is left to be asked
	 */
	private record Told(String words, boolean answered, boolean settled) {
	}

	private Told ask(OpenRun open, ProviderGateway gateway, Named one) throws InterruptedException {
		Order order = orders.byReference(one.reference());
		String namedId = one.webhook().providerOrderId();
		if (order == null) {
			return new Told("the order is gone", true, true);
		}
		if (!OPEN.contains(order.state())) {
			LookUp told = new Proof(open.store(), gateway, open.work().placing().priceTolerance()).seek(order, namedId);
			boolean answered = told != null && !(told instanceof LookUp.NotAnswered)
					&& !(told instanceof LookUp.Unclear);
			return new Told(told == null ? UNASKABLE : told.message(), answered, answered);
		}
		LookUpRules rules = new LookUpRules(
				FollowSettings.of(open.work().placing().provider(), open.work().definition().follow().interval()));
		Asking.Answers answers = new Asking(open.work().placing(), gateway, open.store(), rules, open.work().stop())
			.ask(order, namedId);
		if (answers.unaskable() > 0) {
			return new Told(UNASKABLE, true, false);
		}
		Order after = orders.byReference(one.reference());
		String words = answers.problem() != null ? answers.problem()
				: after == null || after.message() == null ? "asked" : after.message();
		boolean answered = answers.unanswered() == 0 && answers.problem() == null;
		return new Told(words, answered, answered && after != null && after.state().isFinal());
	}

	private @Nullable Order orderOf(Waiting webhook) {
		if (webhook.reference() != null) {
			Order order = orders.byReference(webhook.reference());
			if (order != null) {
				return order;
			}
		}
		return webhook.providerOrderId() == null ? null
				: orders.byProviderOrderId(webhook.provider(), webhook.providerOrderId())
					.stream()
					.findFirst()
					.orElse(null);
	}

	private void again(Waiting webhook, String outcome, boolean worthIt, int most) {
		if (!worthIt || webhook.tries() + 1 >= most) {
			inbox.done(webhook, outcome);
			return;
		}
		long delay = Math.min(LONGEST_DELAY.toMillis(), FIRST_DELAY.toMillis() << Math.min(webhook.tries(), 20));
		inbox.later(webhook, outcome, clock.millis() + delay);
	}

}
