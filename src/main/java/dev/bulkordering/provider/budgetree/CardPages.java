package dev.bulkordering.provider.budgetree;

import java.util.List;

import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.http.Answer;
import dev.bulkordering.provider.http.Call;
import dev.bulkordering.provider.http.Response;
import dev.bulkordering.provider.http.Transport;

/** Fetches the cards of an order page by page. */
final class CardPages {

	private static final int CARDS_A_PAGE = 100;

	private final Transport transport;

	private final Credentials credentials;

	private final BudgetreePaths paths;

	CardPages(Transport transport, Credentials credentials, BudgetreePaths paths) {
		this.transport = transport;
		this.credentials = credentials;
		this.paths = paths;
	}

	/**
	 * Fetches until there is a card for every unit. Ends before that with an answer that
	 * cannot be read, and with a page that brings nothing new once the cards known before
	 * are passed: what is missing is asked for again later.
	 * @param id Budgetree's id of the order
	 * @param cards the cards known so far, to which those fetched are added
	 * @param exchanges receives what was sent
	 */
	void fetch(String id, CardPile cards, List<Exchange> exchanges) {
		int known = cards.size();
		int offset = 0;
		while (!cards.isComplete()) {
			Answer answer = transport.send(credentials.on(Call.get(paths.cards(id, offset, CARDS_A_PAGE))));
			exchanges.add(answer.exchange());
			if (!(answer instanceof Response response) || !response.isSuccess()) {
				return;
			}
			int page = response.json().path("cards").size();
			boolean brought = cards.add(response.json()) > 0;
			if (page == 0 || !brought && offset >= known) {
				return;
			}
			offset += page;
		}
	}

}
