package dev.bulkordering.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.node.ObjectNode;

/** Makes the events of a provider from its books, and enters them in its log. */
final class WebhookWriter {

	private final EmulatedProvider provider;

	private final WebhookForm form;

	private final Ledger ledger;

	private final WebhookLog log;

	WebhookWriter(EmulatedProvider provider, WebhookForm form, Ledger ledger) {
		this.provider = provider;
		this.form = form;
		this.ledger = ledger;
		this.log = new WebhookLog(provider, ledger);
	}

	/**
	 * What is to be posted now that an order has ended: nothing if it was forgotten or
	 * nobody listens, else its end and then, if the settings want one, an event of a
	 * state that it is in no more.
	 */
	List<Webhook> ofEnd(String orderId) {
		Settings settings = ledger.settings();
		Purchase order = ledger.withId(orderId);
		if (order == null || order.phase(ledger.now()) != Phase.FINISHED || form.isOff(settings)) {
			return List.of();
		}
		String url = form.url(order, settings);
		if (url.isEmpty()) {
			return List.of();
		}
		List<Webhook> events = new ArrayList<>();
		events.add(ofOrder(order, provider.stateOf(order, Phase.FINISHED), url, key()));
		String stale = settings.text("webhook-stale-state");
		if (!stale.isEmpty()) {
			events.add(ofOrder(order, stale, url, key()));
		}
		return events;
	}

	/**
	 * What a test asks for.
	 * @throws BadControlException if it can't be sent; nothing is entered then
	 */
	Webhook asked(WebhookRequest request) {
		Purchase order = request.order(ledger);
		String key = (request.key() == null) ? key() : request.key();
		if (form.keyHeader() == null && request.key() != null) {
			throw new BadControlException(provider.name() + "'s webhooks carry no key");
		}
		String url = (order == null) ? ledger.settings().text("webhook-url") : form.url(order, ledger.settings());
		if (url.isEmpty()) {
			throw new BadControlException("the settings have no webhook-url to send it to");
		}
		if (request.body() != null) {
			return event(log.planned(order, request.state(), url), url, key, request.body());
		}
		if (order == null) {
			throw new BadControlException("there is no such order: an event about none needs a body");
		}
		String state = (request.state() == null) ? provider.stateOf(order, order.phase(ledger.now())) : request.state();
		return ofOrder(order, state, url, key);
	}

	private Webhook ofOrder(Purchase order, String state, String url, String key) {
		long number = log.planned(order, state, url);
		return event(number, url, key, form.body(order, state, number, ledger.now()));
	}

	private Webhook event(long number, String url, String key, ObjectNode body) {
		log.says(number, form.withoutCodes(body.deepCopy()));
		String header = form.keyHeader();
		return new Webhook(number, url, (header == null || key.isEmpty()) ? Map.of() : Map.of(header, key),
				body.toString());
	}

	private String key() {
		return form.keyHeader() == null ? "" : ledger.settings().text("webhook-key");
	}

}
