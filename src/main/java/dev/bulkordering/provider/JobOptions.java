package dev.bulkordering.provider;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The {@code options} of a job: texts by key, nested keys joined by a dot. Keys and
 * values were checked against {@link Provider#options()}.
 *
 * @param values the options that the job gives
 */
public record JobOptions(Map<String, String> values) {

	/** No option given. */
	public static final JobOptions NONE = new JobOptions(Map.of());

	/** Copies the values. */
	public JobOptions {
		values = Map.copyOf(values);
	}

	/** The option's value, if the job gives it. */
	public Optional<String> get(String name) {
		return Optional.ofNullable(values.get(name));
	}

	/** The option's value, or another where the job gives none. */
	public String get(String name, String otherwise) {
		return values.getOrDefault(name, otherwise);
	}

	/** Whether the option is {@code true}, whatever its case. */
	public boolean isTrue(String name) {
		return Boolean.parseBoolean(values.get(name));
	}

	/** The options below a key, as in {@code billing}, by their names behind the dot. */
	public Map<String, String> below(String name) {
		String prefix = name + ".";
		return values.entrySet()
			.stream()
			.filter((option) -> option.getKey().startsWith(prefix))
			.collect(Collectors.toUnmodifiableMap((option) -> option.getKey().substring(prefix.length()),
					Map.Entry::getValue));
	}

}
