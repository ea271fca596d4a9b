package dev.bulkordering.job.definition;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.sheet.HiddenRows;

/**
 * How the sheets of a job are read.
 *
 * @param worksheet name of the worksheet; null for the first visible one
 * @param columns headers that people use, by canonical field, in the order of the file;
 * empty if headers are the canonical names
 * @param defaults the value of a blank or missing cell, by canonical field
 * @param region ISO 3166 country of phone numbers without +
 * @param hidden what a hidden row does that holds an order
 * @param decimal the decimal separator of numbers written as text, or null for the only
 * possible reading
 * @param totalsWords further words that a totals row may begin with
 */
public record SheetSettings(@Nullable String worksheet, Map<String, List<String>> columns, Map<String, String> defaults,
		String region, HiddenRows hidden, @Nullable Character decimal, List<String> totalsWords) {

	/** Country of phone numbers where the job says nothing else. */
	public static final String REGION = "IN";

}
