package dev.bulkordering.provider.http;

import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.Outcome;

/**
 * A provider's documented refusals, one a row, and what each of them means. The first row
 * that fits counts. What no row fits is in doubt.
 */
public final class AnswerTable {

	private final List<Row> rows;

	private AnswerTable(List<Row> rows) {
		this.rows = rows;
	}

	/** A table of rows. */
	public static AnswerTable of(Row... rows) {
		return new AnswerTable(List.of(rows));
	}

	/**
	 * One documented answer.
	 *
	 * @param status its HTTP status; decides only where the row has no key
	 * @param key the provider's code, or words that its message holds; empty where the
	 * status says it all. A key decides whatever the status, because documents and
	 * servers disagree about statuses
	 * @param verdict what it means
	 * @param code what people are told as its code
	 * @param meaning in our words, for an answer that has none
	 * @param source the document that says so
	 */
	public record Row(int status, String key, Verdict verdict, String code, String meaning, String source) {

		/** A row for every answer of a status. */
		public static Row status(int status, Verdict verdict, String meaning, String source) {
			return new Row(status, "", verdict, String.valueOf(status), meaning, source);
		}

		private boolean fits(Response response, Predicate<String> says) {
			return key.isEmpty() ? status == response.status() : says.test(key);
		}

	}

	/** The rows, in the order in which they are tried. */
	public List<Row> rows() {
		return rows;
	}

	/**
	 * What an answer other than a success means.
	 * @param says whether the answer has a code or holds words
	 * @param sku the SKU that it names as the one at fault, if it does
	 */
	public Outcome outcome(Response response, Predicate<String> says, @Nullable String sku) {
		return outcome(response, says, sku, response.said("message", ""));
	}

	/**
	 * The same for a provider whose answers say what is wrong elsewhere than in
	 * {@code message}.
	 * @param said what the answer says, as {@link Response#said} gives it; empty if
	 * nothing
	 */
	public Outcome outcome(Response response, Predicate<String> says, @Nullable String sku, String said) {
		for (Row row : rows) {
			if (row.fits(response, says)) {
				return row.verdict().outcome(response, row.code(), said.isEmpty() ? row.meaning() : said, sku);
			}
		}
		return response.unlisted(said);
	}

}
