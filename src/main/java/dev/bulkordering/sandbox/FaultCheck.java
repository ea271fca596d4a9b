package dev.bulkordering.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Refuses a fault rule that its provider can't follow, before it surprises a test. */
final class FaultCheck {

	private final FaultRule rule;

	private final EmulatedProvider provider;

	FaultCheck(FaultRule rule, EmulatedProvider provider) {
		this.rule = rule;
		this.provider = provider;
	}

	/**
	 * Checks the rule.
	 * @throws BadControlException if it can't be meant so
	 */
	void check() {
		checkNumbers();
		checkOperation();
		checkFields();
		switch (rule.kindOrFail()) {
			case TOKEN_EXPIRED -> needsDocumented(EmulatedProvider.Condition.TOKEN_EXPIRED);
			case NO_FUNDS -> needsDocumented(EmulatedProvider.Condition.NO_FUNDS);
			case OUT_OF_STOCK -> needsDocumented(EmulatedProvider.Condition.OUT_OF_STOCK);
			case CODE -> checkCode();
			case FINISH -> checkEnd();
			case SLOW -> require(rule.delayBeforeMs() != null || rule.delayAfterMs() != null,
					"'slow' needs delay-before-ms or delay-after-ms");
			default -> {
			}
		}
	}

	private void checkNumbers() {
		Map<String, @Nullable Number> numbers = new LinkedHashMap<>();
		numbers.put("after", rule.after());
		numbers.put("times", rule.times());
		numbers.put("for-ms", rule.forMs());
		numbers.put("retry-after-s", rule.retryAfterS());
		numbers.put("delay-before-ms", rule.delayBeforeMs());
		numbers.put("delay-after-ms", rule.delayAfterMs());
		numbers.put("finish-ms", rule.finishMs());
		numbers.put("finish-look-ups", rule.finishLookUps());
		numbers.forEach((name, number) -> require(number == null || number.longValue() >= 0,
				"'" + name + "' must be at least 0, but is " + number));
		Double probability = rule.probability();
		require(probability == null || (probability >= 0 && probability <= 1),
				"'probability' must be from 0 to 1, but is " + probability);
		Integer status = rule.status();
		require(status == null || (status >= 200 && status <= 599),
				"'status' must be an HTTP status from 200 to 599, but is " + status);
	}

	private void checkOperation() {
		List<String> operations = provider.operations().stream().map(Operation::name).toList();
		require(rule.operation() == null || operations.contains(rule.operation()), provider.name()
				+ " has no operation '" + rule.operation() + "'; there are: " + String.join(", ", operations));
	}

	private void checkFields() {
		belongs("status", rule.status(), FaultKind.ERROR, FaultKind.GARBAGE);
		belongs("code", rule.code(), FaultKind.CODE);
		belongs("message", rule.message(), FaultKind.ERROR, FaultKind.CODE);
		belongs("retry-after-s", rule.retryAfterS(), FaultKind.THROTTLED, FaultKind.UNAVAILABLE);
		belongs("state", rule.state(), FaultKind.FINISH);
		belongs("delivered", rule.delivered(), FaultKind.FINISH);
		belongs("finish-ms", rule.finishMs(), FaultKind.FINISH);
		belongs("finish-look-ups", rule.finishLookUps(), FaultKind.FINISH);
		FaultKind kind = rule.kindOrFail();
		require(rule.placed() == null || !kind.keepsAnswer(),
				"'" + kind.text() + "' has no 'placed': the call takes effect and keeps its own answer");
	}

	private void belongs(String name, @Nullable Object value, FaultKind... kinds) {
		require(value == null || List.of(kinds).contains(rule.kindOrFail()),
				"'" + rule.kindOrFail().text() + "' has no '" + name + "'");
	}

	private void needsDocumented(EmulatedProvider.Condition condition) {
		require(provider.documented(condition).isPresent(),
				provider.name() + "'s document knows no answer for '" + rule.kindOrFail().text() + "'");
	}

	private void checkCode() {
		Integer code = rule.code();
		require(code != null, "'code' needs a code, such as {\"kind\": \"code\", \"code\": 6053}");
		require(code != null && provider.coded(code, rule.message(), Set.of()).isPresent(),
				provider.name() + "'s document knows no code " + code);
	}

	private void checkEnd() {
		require(rule.state() == null || provider.endStates().contains(rule.state()), provider.name()
				+ "'s orders can't end '" + rule.state() + "', only: " + String.join(", ", provider.endStates()));
		require(Stream.of(rule.state(), rule.finishMs(), rule.finishLookUps()).anyMatch((given) -> given != null),
				"'finish' needs state, finish-ms or finish-look-ups");
		Map<String, Integer> delivered = rule.delivered();
		require(delivered == null || delivered.values().stream().allMatch((units) -> units >= 0),
				"'delivered' must be units of at least 0 by SKU, but is " + delivered);
	}

	private static void require(boolean condition, String message) {
		if (!condition) {
			throw new BadControlException(message);
		}
	}

}
