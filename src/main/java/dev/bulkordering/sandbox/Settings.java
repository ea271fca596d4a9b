package dev.bulkordering.sandbox;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A provider's settings: what the operator or a test can change while the sandbox runs.
 * Amounts by name (balance, stock) go down as orders are bought.
 */
public final class Settings {

	private final ObjectNode values;

	private final Map<String, List<String>> choices;

	private boolean changed;

	private Settings(ObjectNode values, Map<String, List<String>> choices) {
		this.values = values;
		this.choices = choices;
	}

	/**
	 * A provider's defaults, with what was stored of them; what is no setting any more is
	 * dropped.
	 */
	static Settings of(EmulatedProvider provider, ObjectNode stored) {
		ObjectNode defaults = provider.defaultSettings();
		ObjectNode values = defaults.deepCopy();
		for (String name : defaults.propertyNames()) {
			if (stored.has(name)) {
				values.set(name, stored.get(name));
			}
		}
		return new Settings(values, provider.choices());
	}

	/** Whether something is on. */
	public boolean flag(String name) {
		return value(name).booleanValue();
	}

	/** A number. */
	public BigDecimal number(String name) {
		return value(name).decimalValue();
	}

	/** A text. */
	public String text(String name) {
		return value(name).stringValue();
	}

	/** A list of texts, as a set. */
	public Set<String> words(String name) {
		Set<String> words = new HashSet<>();
		value(name).forEach((word) -> words.add(word.stringValue()));
		return words;
	}

	/** A time in milliseconds. */
	public Duration millis(String name) {
		return Duration.ofMillis(number(name).longValue());
	}

	/** The number under a name, such as a SKU's stock, or null where there is none. */
	public @Nullable BigDecimal amount(String setting, String name) {
		JsonNode amount = value(setting).get(name);
		return amount == null ? null : amount.decimalValue();
	}

	/** Takes away from the number under a name; does nothing where there is none. */
	public void take(String setting, String name, BigDecimal amount) {
		BigDecimal left = amount(setting, name);
		if (left != null) {
			((ObjectNode) value(setting)).put(name, left.subtract(amount));
			changed = true;
		}
	}

	/** Takes away from a number. */
	public void take(String setting, BigDecimal amount) {
		values.put(setting, number(setting).subtract(amount));
		changed = true;
	}

	/** Sets a number. */
	public void set(String setting, int number) {
		values.put(setting, number);
		changed = true;
	}

	/** Switches something on or off. */
	public void set(String setting, boolean on) {
		values.put(setting, on);
		changed = true;
	}

	/**
	 * Changes what is given. Numbers by name are changed one by one; null removes one.
	 * @throws BadControlException for a name that is no setting, or a value of the wrong
	 * kind; nothing is changed then
	 */
	void change(JsonNode changes) {
		if (!changes.isObject()) {
			throw new BadControlException("settings are a JSON object, such as {\"latency-ms\": 50}");
		}
		changes.properties().forEach((change) -> check(change.getKey(), change.getValue()));
		changes.properties().forEach((change) -> change(change.getKey(), change.getValue()));
		changed = true;
	}

	private void check(String name, JsonNode wanted) {
		JsonNode current = values.get(name);
		if (current == null) {
			throw new BadControlException("no setting '" + name + "'; there are: "
					+ String.join(", ", new TreeSet<>(values.propertyNames())));
		}
		if (current.getNodeType() != wanted.getNodeType()) {
			throw new BadControlException("setting '" + name + "' takes a value like " + current + ", not " + wanted);
		}
		List<String> words = choices.get(name);
		if (words != null && !words.contains(wanted.stringValue())) {
			throw new BadControlException(
					"setting '" + name + "' is one of " + String.join(", ", words) + ", not " + wanted);
		}
		if (wanted.isNumber() && wanted.decimalValue().signum() < 0) {
			throw new BadControlException("setting '" + name + "' must be at least 0, but is " + wanted);
		}
		if (wanted.isArray() && wanted.valueStream().anyMatch((word) -> !word.isString())) {
			throw new BadControlException("setting '" + name + "' is a list of texts, not " + wanted);
		}
		if (wanted.isObject() && wanted.valueStream().anyMatch((number) -> !number.isNumber() && !number.isNull())) {
			throw new BadControlException("setting '" + name + "' holds numbers by name, not " + wanted);
		}
	}

	private void change(String name, JsonNode wanted) {
		if (!wanted.isObject()) {
			values.set(name, wanted);
			return;
		}
		ObjectNode amounts = (ObjectNode) value(name);
		wanted.properties().forEach((entry) -> {
			if (entry.getValue().isNull()) {
				amounts.remove(entry.getKey());
			}
			else {
				amounts.set(entry.getKey(), entry.getValue());
			}
		});
	}

	/** Sets everything to its default. */
	void restore(ObjectNode defaults) {
		values.removeAll();
		values.setAll(defaults);
		changed = true;
	}

	boolean isChanged() {
		return changed;
	}

	ObjectNode asJson() {
		return values;
	}

	private JsonNode value(String name) {
		JsonNode value = values.get(name);
		if (value == null) {
			throw new IllegalArgumentException("the provider has no setting " + name);
		}
		return value;
	}

}
