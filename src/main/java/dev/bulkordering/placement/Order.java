package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.OrderState;
import dev.bulkordering.order.OrderState.Cause;
import dev.bulkordering.provider.Outcome.IfNotThere;
import dev.bulkordering.provider.Outcome.Quote;
import dev.bulkordering.provider.Outcome.Unknown;
import dev.bulkordering.provider.Receipt;

/**
 * An order as the database holds it, with the changes that may happen to it. Every change
 * of state goes through {@link #become}, which lets only those of {@link OrderState}
 * pass. Changes are in memory until {@link Orders#save}. All moments are milliseconds by
 * the database's clock. Not thread-safe.
 */
public final class Order {

	/** A due moment that never comes: not in this execution. */
	public static final long NEVER = Long.MAX_VALUE;

	/**
	 * The code of an order that was split as refused, and exists all the same: a defect.
	 */
	public static final String SPLIT_EXISTS = "SPLIT_EXISTS";

	private static final int MESSAGE_LENGTH = 1000;

	final OrderIdentity identity;

	OrderState state = OrderState.PLANNED;

	long version;

	int units;

	BigDecimal amount;

	@Nullable String providerOrderId;

	@Nullable Quote quote;

	boolean quoteConfirmed;

	@Nullable BigDecimal charged;

	@Nullable String chargedCurrency;

	int calls;

	int attempts;

	int buyingCalls;

	boolean everUnknown;

	@Nullable IfNotThere ifNotThere;

	@Nullable String doubtSku;

	@Nullable String doubtMessage;

	@Nullable Long notThereCountsFrom;

	@Nullable Long notThereFirstAt;

	long dueAt;

	int questions;

	@Nullable Long acceptedAt;

	@Nullable Long placedAt;

	long updatedAt;

	@Nullable String code;

	@Nullable String message;

	long fence;

	/** A planned order. */
	public Order(OrderIdentity identity, int units, BigDecimal amount, long now) {
		this.identity = identity;
		this.units = units;
		this.amount = amount;
		this.updatedAt = now;
	}

	/** An order that comes into being in a state, out of another one. */
	static Order born(OrderIdentity identity, int units, BigDecimal amount, OrderState state, @Nullable String code,
			@Nullable String message, long now) {
		Order order = new Order(identity, units, amount, now);
		order.state = state;
		order.dueAt = state == OrderState.PLANNED ? 0 : NEVER;
		if (message != null) {
			order.say(code, message);
		}
		return order;
	}

	/**
	 * The intent to call is about to be committed; a confirmation belongs to the same
	 * try.
	 */
	void intend(CallKind kind, long fence, long now) {
		if (state != OrderState.PLACING) {
			become(OrderState.PLACING, Cause.INTENT, now);
			attempts++;
		}
		calls++;
		if (kind == CallKind.BUY) {
			buyingCalls++;
			quoteConfirmed = quote != null;
		}
		this.fence = fence;
		this.updatedAt = now;
	}

	/**
	 * Certainly not placed by its last call.
	 * @param due when it may be sent again
	 */
	void notPlaced(@Nullable String code, String message, long due, long now) {
		become(OrderState.PLANNED, Cause.NOT_PLACED, now);
		say(code, message);
		dueAt = due;
	}

	/** The provider keeps a price for it; what it will charge is noted. */
	void quote(Quote quote) {
		this.quote = quote;
		this.quoteConfirmed = false;
		if (quote.total() != null) {
			charged = quote.total();
			chargedCurrency = quote.currency();
		}
	}

	/** Drops a quote that bought nothing: the next try asks for a new one. */
	public void dropQuote() {
		quote = null;
		quoteConfirmed = false;
	}

	/** The provider says that the whole of it is bought. */
	public void place(Receipt receipt, Cause cause, long now) {
		become(OrderState.PLACED, cause, now);
		take(receipt);
		placedAt = now;
		clearDoubt();
	}

	/** The provider has taken it and finishes later. */
	public void accept(Receipt receipt, Cause cause, long due, long now) {
		become(OrderState.PENDING, cause, now);
		take(receipt);
		if (acceptedAt == null) {
			acceptedAt = now;
		}
		dueAt = due;
		clearDoubt();
	}

	/** Refused for good, nothing bought. */
	public void reject(String code, String message, Cause cause, long now) {
		become(OrderState.REJECTED, cause, now);
		say(code, message);
		clearDoubt();
	}

	/** Replaced by smaller orders, nothing bought. */
	void split(String code, String message, Cause cause, long now) {
		become(OrderState.SPLIT, cause, now);
		say(code, message);
		clearDoubt();
	}

	/**
	 * Nobody knows whether its last call bought.
	 * @param countsFrom from when an answer 'not there' counts
	 */
	void doubt(Unknown unknown, @Nullable String sku, long countsFrom, long now) {
		become(OrderState.UNKNOWN, Cause.ANSWER, now);
		everUnknown = true;
		ifNotThere = unknown.ifNotThere();
		doubtSku = sku;
		doubtMessage = cut(unknown.message());
		notThereCountsFrom = countsFrom;
		notThereFirstAt = null;
		dueAt = now;
		say(unknown.code(), unknown.message());
	}

	/** Waits for an operator. */
	public void hold(String message, Cause cause, long now) {
		become(OrderState.HELD, cause, now);
		say(code, message);
		dueAt = NEVER;
	}

	/** A look-up that counts has shown that nothing is bought: it may be placed again. */
	public void planAgain(String message, long due, long now) {
		become(OrderState.PLANNED, Cause.LOOK_UP, now);
		say(null, message);
		dueAt = due;
		clearDoubt();
	}

	/**
	 * An operator has found out that nothing is bought: it may be placed again. That
	 * settles all its earlier calls, and what they told of an order that came to nothing
	 * must not be taken for the next one's.
	 */
	void planByDecision(String message, long now) {
		become(OrderState.PLANNED, Cause.OPERATOR, now);
		say(null, message);
		dueAt = now;
		everUnknown = false;
		providerOrderId = null;
		acceptedAt = null;
		charged = null;
		chargedCurrency = null;
		dropQuote();
		clearDoubt();
	}

	/** A look-up changed nothing: ask again later. */
	public void askAgain(String message, long due, long now) {
		this.message = cut(message);
		questions++;
		dueAt = due;
		updatedAt = now;
	}

	/** A look-up asked at this moment said 'not there' for the first time that counts. */
	public void notThereFirst(long askedAt) {
		notThereFirstAt = askedAt;
	}

	/** Takes what a receipt tells of an order whose state it does not change. */
	public void take(Receipt receipt) {
		if (receipt.providerOrderId() != null) {
			providerOrderId = receipt.providerOrderId();
		}
		if (receipt.charged() != null) {
			charged = receipt.charged();
			chargedCurrency = receipt.chargedCurrency();
		}
		say(null, receipt.answer());
	}

	/** The same, and keeps what people should look at. */
	public void takeBeside(Receipt receipt) {
		String flag = code;
		String flagged = message;
		take(receipt);
		if (flag != null && flagged != null) {
			say(flag, receipt.answer() + "; " + flagged);
		}
	}

	/** Notes what people should look at, though the order stands as it is. */
	void flag(String code, String text) {
		say(code, text + (message == null ? "" : "; " + message));
	}

	/** Units were taken out of it into an order of their own. */
	void shrink(int units, BigDecimal amount) {
		this.units = units;
		this.amount = amount;
	}

	private void become(OrderState to, Cause cause, long now) {
		if (!state.mayBecome(to, cause)) {
			throw new IllegalStateException(
					"order " + identity.reference() + " is " + state + " and cannot become " + to + " by " + cause);
		}
		state = to;
		updatedAt = now;
		questions = 0;
	}

	private void clearDoubt() {
		ifNotThere = null;
		doubtSku = null;
		doubtMessage = null;
		notThereCountsFrom = null;
		notThereFirstAt = null;
	}

	private void say(@Nullable String code, String message) {
		this.code = code == null || code.isEmpty() ? null : code;
		this.message = cut(message);
	}

	private static String cut(String text) {
		return text.length() <= MESSAGE_LENGTH ? text : text.substring(0, MESSAGE_LENGTH - 1) + "…";
	}

	/** Run, number, reference and what else never changes. */
	public OrderIdentity identity() {
		return identity;
	}

	/** Where it stands. */
	public OrderState state() {
		return state;
	}

	/** Units of all its pieces. */
	public int units() {
		return units;
	}

	/** Price times units of all its pieces. */
	public BigDecimal amount() {
		return amount;
	}

	/** The provider's own id, once known, or null. */
	public @Nullable String providerOrderId() {
		return providerOrderId;
	}

	/** What was or will be charged, or null. */
	public @Nullable BigDecimal charged() {
		return charged;
	}

	/** The quote to confirm or to ask about, if there is one. */
	public @Nullable Quote quote() {
		return quote;
	}

	/** Whether a call to confirm the present quote was ever committed. */
	public boolean quoteConfirmed() {
		return quoteConfirmed;
	}

	/** Tries to place it so far. */
	public int attempts() {
		return attempts;
	}

	/** What to do when it turns out not to exist; null unless it is in doubt. */
	public @Nullable IfNotThere ifNotThere() {
		return ifNotThere;
	}

	/** The SKU that the refusal behind the doubt names, or null. */
	public @Nullable String doubtSku() {
		return doubtSku;
	}

	/** The answer that left it in doubt, or null. */
	public @Nullable String doubtMessage() {
		return doubtMessage;
	}

	/** From when an answer 'not there' counts; {@link #NEVER} unless it is in doubt. */
	public long notThereCountsFrom() {
		return notThereCountsFrom == null ? NEVER : notThereCountsFrom;
	}

	/** When it was first answered 'not there' in a way that counts, or null. */
	public @Nullable Long notThereFirstAt() {
		return notThereFirstAt;
	}

	/** When the provider took it, or null. */
	public @Nullable Long acceptedAt() {
		return acceptedAt;
	}

	/** When it may be sent or asked about next. */
	public long dueAt() {
		return dueAt;
	}

	/** How often it was asked about since its state changed. */
	public int questions() {
		return questions;
	}

	/** The provider's code of the last answer, or null. */
	public @Nullable String code() {
		return code;
	}

	/** The last answer in words, or null. */
	public @Nullable String message() {
		return message;
	}

	static Quote quoteOf(String id, long expiresAt) {
		return new Quote(id, Instant.ofEpochMilli(expiresAt), null, null);
	}

}
