package dev.bulkordering.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A fault on demand: which calls it meets and what it does to them. In JSON the names are
 * in kebab case ({@code after-ms}); only {@code kind} is mandatory. The first rule that
 * fires for a call is the one applied.
 *
 * @param kind what it does
 * @param operation the operation that it meets; by default every one, except that
 * {@code no-funds}, {@code out-of-stock} and {@code code} meet the one that takes a new
 * order, and {@code finish} the one that buys
 * @param skus meets only calls about one of these SKUs
 * @param reference meets only calls about the order with this reference
 * @param after lets so many calls that it would meet pass first
 * @param times how often it fires; 0 is without end. By default once; without end where
 * {@code probability} or {@code forMs} is given
 * @param forMs is over so many milliseconds after it was made
 * @param probability fires for this share of the calls that it meets, 0 to 1
 * @param seed other seeds choose other calls; the same seed, the same ones
 * @param placed whether the call takes effect before it is answered badly: accepted, then
 * lost
 * @param status HTTP status of {@code error} (500) and {@code garbage} (200)
 * @param code error code of {@code code}
 * @param message text of {@code error} and {@code code}; by default the document's
 * @param retryAfterS seconds in Retry-After of {@code unavailable} (none), and what
 * {@code throttled} asks to wait (1), in Retry-After or as the provider's document has it
 * @param delayBeforeMs milliseconds to wait before the call takes effect
 * @param delayAfterMs milliseconds to wait after that, before it is answered
 * @param state how the order of {@code finish} ends
 * @param delivered units delivered by SKU where it ends in part; SKUs that are not named
 * get all their units. By default all units but the last of the order
 * @param finishMs milliseconds that the order of {@code finish} takes
 * @param finishLookUps how many look-ups find it unfinished even then
 */
@JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
record FaultRule(@Nullable FaultKind kind, @Nullable String operation, @Nullable List<String> skus,
		@Nullable String reference, @Nullable Integer after, @Nullable Integer times, @Nullable Long forMs,
		@Nullable Double probability, @Nullable Long seed, @Nullable Boolean placed, @Nullable Integer status,
		@Nullable Integer code, @Nullable String message, @Nullable Integer retryAfterS, @Nullable Long delayBeforeMs,
		@Nullable Long delayAfterMs, @Nullable String state, @Nullable Map<String, Integer> delivered,
		@Nullable Long finishMs, @Nullable Integer finishLookUps) {

	/**
	 * Reads a rule for a provider.
	 * @throws BadControlException if it can't be meant so
	 */
	static FaultRule of(JsonNode json, EmulatedProvider provider) {
		FaultRule rule = read(json);
		new FaultCheck(rule, provider).check();
		return rule;
	}

	/** Reads a rule that was checked when it was stored. */
	static FaultRule stored(String json) {
		return Json.MAPPER.readValue(json, FaultRule.class);
	}

	private static FaultRule read(JsonNode json) {
		if (!json.isObject()) {
			throw new BadControlException("a fault rule is a JSON object, such as {\"kind\": \"cut\"}, not " + json);
		}
		try {
			return Json.MAPPER.treeToValue(json, FaultRule.class);
		}
		catch (JacksonException ex) {
			if (ex.getCause() instanceof BadControlException bad) {
				throw bad;
			}
			throw new BadControlException("the fault rule " + json + " can't be read: " + ex.getOriginalMessage());
		}
	}

	FaultKind kindOrFail() {
		if (kind == null) {
			throw new BadControlException("a fault rule needs a 'kind'");
		}
		return kind;
	}

	/** Whether the rule is about such a call, whatever has fired so far. */
	boolean meets(String calledOperation, Subject subject, EmulatedProvider provider, Settings settings) {
		return calledOperation
			.equals(operation != null ? operation : usualOperation(calledOperation, provider, settings))
				&& (skus == null || skus.stream().anyMatch(subject.skus()::contains))
				&& (reference == null || reference.equals(subject.reference()));
	}

	private String usualOperation(String called, EmulatedProvider provider, Settings settings) {
		return switch (kindOrFail()) {
			case NO_FUNDS, OUT_OF_STOCK, CODE -> provider.operations().get(0).name();
			case FINISH -> provider.buyingOperation(settings);
			default -> called;
		};
	}

	/**
	 * Whether the rule fires for a call that it meets.
	 * @param seen how many calls it has met before
	 * @param fired how often it has fired
	 * @param age how long ago it was made
	 */
	boolean fires(int seen, int fired, Duration age) {
		if (seen < or(after, 0) || (most() > 0 && fired >= most()) || (forMs != null && age.toMillis() >= forMs)) {
			return false;
		}
		return probability == null || new SplittableRandom(31 * or(seed, 0L) + seen).split().nextDouble() < probability;
	}

	private int most() {
		return or(times, (probability != null || forMs != null) ? 0 : 1);
	}

	boolean isPlaced() {
		return or(placed, false);
	}

	Duration delayBefore() {
		return Duration.ofMillis(or(delayBeforeMs, 0L));
	}

	Duration delayAfter() {
		return Duration.ofMillis(or(delayAfterMs, 0L));
	}

	Duration finishAfter(Settings settings) {
		return finishMs == null ? settings.millis("finish-ms") : Duration.ofMillis(finishMs);
	}

	int finishLookUps(Settings settings) {
		return finishLookUps == null ? settings.number("finish-look-ups").intValue() : finishLookUps;
	}

	/** What the call is answered with; only for kinds that don't keep its own answer. */
	Answer answer(EmulatedProvider provider, Subject subject, String url) {
		return switch (kindOrFail()) {
			case ERROR -> provider.failure(or(status, 500), or(message, "Internal Server Error"));
			case UNAVAILABLE -> unavailable(provider.failure(503, "Service Unavailable"));
			case THROTTLED -> provider.throttled(or(retryAfterS, 1));
			case REDIRECT -> provider.failure(307, "Temporary Redirect").with("Location", url);
			case GARBAGE -> Answer.garbage(or(status, 200));
			case CUT -> Answer.cut();
			case TOKEN_EXPIRED -> provider.documented(EmulatedProvider.Condition.TOKEN_EXPIRED).orElseThrow();
			case NO_FUNDS -> provider.documented(EmulatedProvider.Condition.NO_FUNDS).orElseThrow();
			case OUT_OF_STOCK -> provider.documented(EmulatedProvider.Condition.OUT_OF_STOCK).orElseThrow();
			case CODE -> provider.coded(or(code, 0), message, subject.skus()).orElseThrow();
			case SLOW, FINISH -> throw new IllegalStateException(kind + " keeps the provider's answer");
		};
	}

	private Answer unavailable(Answer answer) {
		return retryAfterS == null ? answer : answer.with("Retry-After", retryAfterS.toString());
	}

	private static <T> T or(@Nullable T value, T otherwise) {
		return value == null ? otherwise : value;
	}

}
