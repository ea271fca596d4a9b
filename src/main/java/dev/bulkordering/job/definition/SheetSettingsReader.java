package dev.bulkordering.job.definition;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.sheet.HiddenRows;
import dev.bulkordering.order.Field;

/** Reads the key {@code sheet} of a job file. */
final class SheetSettingsReader {

	/** Fields that every provider's sheets may have. */
	static final List<String> COMMON_FIELDS = List.of("reference", "currency", "tag", "origin");

	private static final List<String> UNIQUE_FIELDS = List.of("reference", "origin");

	private final @Nullable ProviderTerms terms;

	SheetSettingsReader(@Nullable ProviderTerms terms) {
		this.terms = terms;
	}

	SheetSettings read(Section sheet) {
		Section columns = sheet.section("columns");
		Section defaults = sheet.section("defaults");
		Map<String, List<String>> headers = headers(columns);
		Map<String, String> values = defaults(defaults);
		checkNames(columns);
		checkNames(defaults);
		if (!columns.keys().isEmpty()) {
			checkMandatory(columns, defaults);
			checkUnambiguous(columns, headers);
		}
		SheetSettings settings = new SheetSettings(sheet.value("worksheet", "the name of a worksheet", Reading.TEXT),
				headers, values,
				sheet.value("region", "a country's two letters such as IN", JobDefinitionReader::country,
						SheetSettings.REGION),
				sheet.value("hidden", "refuse, read or ignore", Reading.constant(HiddenRows.class), HiddenRows.REFUSE),
				sheet.value("decimal", "'.' or ','", (text) -> text.matches("[.,]") ? text.charAt(0) : null),
				List.copyOf(sheet.texts("totals-words", "words that a totals row begins with")));
		sheet.end();
		return settings;
	}

	private static Map<String, List<String>> headers(Section columns) {
		Map<String, List<String>> headers = new LinkedHashMap<>();
		for (String field : columns.keys()) {
			List<String> names = columns.texts(field, "a header, or a list of headers");
			if (names.isEmpty()) {
				columns.problem(field, "has no header; expected a header, or a list of headers");
			}
			headers.put(field, List.copyOf(names));
		}
		return headers;
	}

	private static Map<String, String> defaults(Section defaults) {
		Map<String, String> values = new LinkedHashMap<>();
		for (String field : defaults.keys()) {
			String value = defaults.value(field, "one value", Reading.TEXT);
			if (UNIQUE_FIELDS.contains(field)) {
				defaults.problem(field, "cannot have a default; expected a value of its own in every row");
			}
			else if (value != null) {
				values.put(field, value);
			}
		}
		return values;
	}

	private void checkNames(Section section) {
		Set<String> fields = fields();
		if (terms == null || fields == null) {
			return;
		}
		for (String field : section.keys()) {
			if (!fields.contains(field)) {
				section.problem(field, "unknown field of " + terms.provider() + "; " + Spelling.hint(field, fields));
			}
		}
	}

	private @Nullable Set<String> fields() {
		if (terms == null || terms.fields() == null) {
			return null;
		}
		Set<String> fields = new LinkedHashSet<>();
		terms.fields().forEach((field) -> fields.add(field.name()));
		fields.addAll(COMMON_FIELDS);
		return fields;
	}

	private void checkMandatory(Section columns, Section defaults) {
		if (terms == null || terms.fields() == null) {
			return;
		}
		for (Field field : terms.fields()) {
			if (field.mandatory() && !columns.has(field.name()) && !defaults.has(field.name())) {
				columns.problem(field.name(), "is missing; " + terms.provider()
						+ " needs it in every row: expected a header here, or a value under sheet.defaults");
			}
		}
	}

	private static void checkUnambiguous(Section columns, Map<String, List<String>> headers) {
		Map<String, String> fieldOf = new HashMap<>();
		headers.forEach((field, names) -> {
			for (String name : names) {
				String other = fieldOf.putIfAbsent(plain(name), field);
				if (other != null && !other.equals(field)) {
					columns.problem(field, "the header " + Problems.quoted(name) + " also stands for the field " + other
							+ "; expected a header that means one field");
				}
			}
		});
	}

	// as headers are compared when a sheet is read
	private static String plain(String header) {
		return Normalizer.normalize(header, Normalizer.Form.NFKC)
			.replaceAll("[\\s\\p{Z}\\p{Cf}_\\p{Pd}]+", "")
			.toLowerCase(Locale.ROOT);
	}

}
