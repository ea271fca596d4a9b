package dev.bulkordering.sandbox.budgetree;

import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/** Rules of the page's table 'Request Parameters'; collects everything that is wrong. */
final class FieldRules {

	/** 'Alphabets' of the page: letters of any script, and what stands between them. */
	static final String ALPHABETS = "[\\p{L}\\p{M} .'’-]+";

	/** E.164: a plus sign and 7 to 15 digits. */
	static final String PHONE = "\\+[1-9]\\d{6,14}";

	private final List<String> problems = new ArrayList<>();

	/** A field that must be there. */
	void needs(JsonNode parent, String prefix, String field, int least, int most) {
		if (isAbsent(parent.path(field))) {
			problems.add(prefix + field + " is mandatory");
			return;
		}
		may(parent, prefix, field, least, most);
	}

	/** A field that has a length if it is there. */
	void may(JsonNode parent, String prefix, String field, int least, int most) {
		JsonNode value = parent.path(field);
		if (isAbsent(value)) {
			return;
		}
		String text = value.asString("");
		int length = text.codePointCount(0, text.length());
		if (length < least || length > most) {
			problems.add(prefix + field + " must have " + least + " to " + most + " characters, not " + length);
		}
	}

	/** A field that has a form if it is there. */
	void matches(JsonNode parent, String prefix, String field, String pattern, String expected) {
		JsonNode value = parent.path(field);
		if (!isAbsent(value) && !value.asString("").matches(pattern)) {
			problems.add(prefix + field + " must be " + expected);
		}
	}

	/** A condition with its own words. */
	void require(boolean condition, String problem) {
		if (!condition) {
			problems.add(problem);
		}
	}

	/** Whether a field is missing, null or blank. */
	static boolean isAbsent(JsonNode value) {
		return value.isMissingNode() || value.isNull() || (value.isString() && value.stringValue().isBlank());
	}

	/**
	 * Ends the checks.
	 * @throws Refusal with everything that is wrong
	 */
	void finish() {
		if (!problems.isEmpty()) {
			throw Refusal.invalid(problems);
		}
	}

}
