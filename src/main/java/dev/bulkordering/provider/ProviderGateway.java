package dev.bulkordering.provider;

/**
 * The way to one provider with one account. Thread-safe. No method throws for anything
 * that the provider or the network does: that is what the results say. Each method makes
 * one entry's worth of requests and never repeats a request by itself.
 */
public interface ProviderGateway extends AutoCloseable {

	/** Whether an order is quoted first ({@link #quote}) and bought by {@link #place}. */
	default boolean quotesFirst() {
		return false;
	}

	/** Whether {@link #lookUp} can tell what became of this order. */
	boolean canLookUp(PlaceableOrder order);

	/**
	 * Takes up to so many permits to send a request now, as the rate allows. Never waits.
	 * @return how many were taken, from 0 on
	 */
	int takePermits(int most);

	/**
	 * How long until the rate allows a further request, in nanoseconds; 0 if it does now.
	 */
	long nanosUntilPermit();

	/**
	 * Asks for a quote; buys nothing, and may be repeated freely. Only if
	 * {@link #quotesFirst()}.
	 * @return {@link Outcome.Quoted}, or a refusal, or that no answer came
	 * @throws CallPermit.SendByPassedException if the permit ran out; nothing was sent
	 */
	default Reply<Outcome> quote(PlaceableOrder order, CallPermit permit) {
		throw new UnsupportedOperationException("this provider makes no quotes");
	}

	/**
	 * Sends the call that buys. May be called again for the same order only as the rules
	 * of placing once allow.
	 * @throws CallPermit.SendByPassedException if the permit ran out; nothing was sent
	 */
	Reply<Outcome> place(PlaceableOrder order, CallPermit permit);

	/** Asks what became of an order. Waits for the rate by itself; changes nothing. */
	Reply<LookUp> lookUp(PlaceableOrder order);

	/**
	 * Asks what became of an order without having its cards and codes handed out again:
	 * what was bought is read from our own vault ever after.
	 */
	default Reply<LookUp> lookUpState(PlaceableOrder order) {
		return lookUp(order);
	}

	/**
	 * Asks the catalog about a product that
	 * {@link dev.bulkordering.order.LineRules#product} names. Waits for the rate by
	 * itself; changes nothing.
	 */
	default Reply<CatalogAnswer> catalog(String product) {
		throw new UnsupportedOperationException("this provider has no catalog to ask");
	}

	/**
	 * Asks for the money that orders are paid from. Waits for the rate by itself; changes
	 * nothing. Only if {@link Provider#tellsBalance()}.
	 */
	default Reply<BalanceAnswer> balance() {
		throw new UnsupportedOperationException("this provider does not tell its balance");
	}

	@Override
	void close();

}
