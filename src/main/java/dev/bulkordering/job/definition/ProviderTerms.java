package dev.bulkordering.job.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.definition.Section.Scalar;
import dev.bulkordering.order.Field;
import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;

/**
 * What a provider makes of a job's options.
 *
 * @param provider its id
 * @param options the options, each in the form that the provider declares
 * @param fields the fields that a row may have under these options; null if the options
 * are too wrong to tell
 */
record ProviderTerms(String provider, JobOptions options, @Nullable List<Field> fields) {

	/**
	 * Checks the options of a job against those of its provider.
	 * @param provider the provider, or null if the job names none that there is
	 * @param section the job's options
	 * @param line where a missing option is reported
	 */
	static @Nullable ProviderTerms read(@Nullable Provider provider, Section section, int line, Problems problems) {
		Map<String, Scalar> given = section.scalars("one value");
		if (provider == null) {
			return null;
		}
		List<Problem> wrong = new ArrayList<>();
		JobOptions options = options(provider, given, wrong);
		for (JobOption option : provider.options()) {
			if (option.mandatory() && !given.containsKey(option.name()) && !section.keys().contains(option.name())) {
				wrong.add(new Problem(line, "options." + option.name(),
						"is missing; " + provider.id() + " needs it: " + option.description()));
			}
		}
		List<Field> fields = given.keySet().containsAll(mandatory(provider)) ? fields(provider, options, line, wrong)
				: null;
		wrong.forEach((problem) -> problems.add(problem.line(), problem.key(), problem.what()));
		return new ProviderTerms(provider.id(), options, fields);
	}

	private static JobOptions options(Provider provider, Map<String, Scalar> given, List<Problem> wrong) {
		Map<String, JobOption> known = provider.options()
			.stream()
			.collect(Collectors.toMap(JobOption::name, (option) -> option));
		Map<String, String> values = new HashMap<>();
		given.forEach((name, scalar) -> {
			JobOption option = known.get(name);
			if (option == null) {
				wrong.add(new Problem(scalar.line(), "options." + name, "unknown option of " + provider.id() + "; "
						+ Spelling.hint(name, known.keySet().stream().sorted().toList())));
				return;
			}
			written(option, scalar).ifPresentOrElse((value) -> values.put(name, value), () -> wrong.add(new Problem(
					scalar.line(), "options." + name,
					Problems.quoted(scalar.text()) + " cannot be used; expected " + Spelling.oneOf(option.choices()))));
		});
		return new JobOptions(values);
	}

	// YAML's other words for true and false, where an option takes nothing else
	private static Optional<String> written(JobOption option, Scalar scalar) {
		if (option.choices().isEmpty()) {
			return Optional.of(scalar.text());
		}
		Boolean yes = scalar.yesOrNo() ? Reading.YES_OR_NO.read(scalar.text()) : null;
		String text = yes == null ? scalar.text() : yes.toString();
		return option.choices().contains(text) ? Optional.of(text)
				: option.choices().stream().filter((choice) -> choice.equalsIgnoreCase(text)).findFirst();
	}

	private static @Nullable List<Field> fields(Provider provider, JobOptions options, int line, List<Problem> wrong) {
		if (!wrong.isEmpty()) {
			return null;
		}
		try {
			return provider.rules(options).fields();
		}
		catch (IllegalArgumentException ex) {
			wrong.add(new Problem(line, "options", String.valueOf(ex.getMessage())));
			return null;
		}
	}

	private static List<String> mandatory(Provider provider) {
		return provider.options().stream().filter(JobOption::mandatory).map(JobOption::name).toList();
	}

	private record Problem(int line, String key, String what) {

	}

}
