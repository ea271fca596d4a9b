package dev.bulkordering.provider;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.provider.http.AnswerTable;
import dev.bulkordering.provider.http.AnswerTable.Row;
import dev.bulkordering.provider.http.Verdict;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A row of a provider's table {@code documented-answers.txt}: an answer as the provider's
 * documents have it, and what it does to the row of the sheet that it is about, to that
 * row's order, to other rows and to the run.
 */
public final class DocumentedAnswer {

	/** What a provider has done that refused, or had the answer lost on its way in. */
	public static final String NOTHING_DONE = "nothing";

	/** What a look-up is answered with where it is not told otherwise. */
	public static final String TRUTH = "truth";

	private static final CSVFormat FORM = CSVFormat.DEFAULT.builder()
		.setDelimiter('|')
		.setQuote(null)
		.setCommentMarker('#')
		.setTrim(true)
		.setHeader()
		.setSkipHeaderRecord(true)
		.get();

	private static final String NONE = "-";

	private final CSVRecord cells;

	private DocumentedAnswer(CSVRecord cells) {
		this.cells = cells;
	}

	/** The table of a provider. */
	public static List<DocumentedAnswer> of(String provider) {
		String name = "/provider/" + provider + "/documented-answers.txt";
		try (InputStream table = Objects.requireNonNull(DocumentedAnswer.class.getResourceAsStream(name), name)) {
			return FORM.parse(new InputStreamReader(table, StandardCharsets.UTF_8))
				.stream()
				.map(DocumentedAnswer::new)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes sure that a provider's table has a case for every row of an adapter's table,
	 * that shows the row's code, and none for a row that there is not.
	 * @param call the call that the adapter's table is about
	 */
	public static void assertCover(AnswerTable table, String provider, String call) {
		List<DocumentedAnswer> answers = of(provider).stream()
			.filter((answer) -> answer.call().equals(call) && answer.key() != null)
			.toList();
		assertThat(answers).extracting(DocumentedAnswer::key)
			.as("rows of the adapter's table with a case in %s/documented-answers.txt", provider)
			.hasSameElementsAs(table.rows().stream().map(DocumentedAnswer::key).toList());
		for (Row row : table.rows()) {
			String shown = row.verdict() == Verdict.THROTTLED ? "" : row.code();
			assertThat(answers).filteredOn((answer) -> key(row).equals(answer.key()))
				.extracting(DocumentedAnswer::rowCode)
				.as("codes of the cases of the row '%s'", key(row))
				.contains(shown)
				.isSubsetOf(shown, "");
		}
	}

	private static String key(Row row) {
		return row.key().isEmpty() ? String.valueOf(row.status()) : row.key();
	}

	/**
	 * The row of the adapter's table that it is a case of, by its key or else its status;
	 * null for answers that are not in a table.
	 */
	public @Nullable String key() {
		return cell("key");
	}

	/**
	 * The way in which the job orders or the provider behaves; empty for the usual one.
	 */
	public String mode() {
		String mode = cell("mode");
		return mode == null ? "" : mode;
	}

	/** The call that is answered so. */
	public String call() {
		return cells.isMapped("call") ? cells.get("call") : "place";
	}

	/** Whether it is the emulation's own answer, which then is not spelt out. */
	public boolean isUsual() {
		return cell("status") == null;
	}

	/** Its HTTP status, or {@code cut} or {@code late} for none. */
	public String status() {
		return cells.get("status").split(" ")[0];
	}

	/** Seconds that its Retry-After asks for, or null. */
	public @Nullable String retryAfter() {
		String[] words = cells.get("status").split(" after ");
		return words.length == 1 ? null : words[1];
	}

	/** The provider's code; empty if it has none. */
	public String code() {
		return cells.isMapped("code") ? cells.get("code") : "";
	}

	/** What it says; a whole body if it looks like one. */
	public String text() {
		return cells.get("text");
	}

	/** How many calls are answered so, before all is well; 0 is all of them. */
	public int times() {
		String times = cell("times");
		return times == null ? 0 : Integer.parseInt(times);
	}

	/**
	 * What the provider has done when it answers: {@link #NOTHING_DONE}, {@code all} of
	 * it, {@code in work}, {@code later} for what the first look-up finds unfinished; or
	 * the state that it ended the order in.
	 */
	public String done() {
		return cells.get("done");
	}

	/**
	 * What look-ups are answered with: {@link #TRUTH}; or a status with a code or text;
	 * null if nothing may be looked up.
	 */
	public @Nullable String lookUp() {
		return cell("look-up");
	}

	/** What the result sheet says of the row. */
	public String row() {
		return cells.get("row");
	}

	/** The code that it gives for it; empty if none. */
	public String rowCode() {
		String code = cell("row code");
		return code == null ? "" : code;
	}

	/**
	 * What it says of a row in the same order with another SKU; null if an order holds
	 * one.
	 */
	public @Nullable String sameOrder() {
		return cells.isMapped("same order") ? cells.get("same order") : null;
	}

	/** What it says of a row in the next order, with which nothing is wrong. */
	public String nextOrder() {
		return cells.get("next order");
	}

	/** The states of the orders that the row's units were or are in. */
	public String orders() {
		return cells.get("orders");
	}

	/** How often the call was made for the row's orders. */
	public int calls() {
		return Integer.parseInt(cells.get("calls"));
	}

	/** The run's exit code. */
	public int exit() {
		return Integer.parseInt(cells.get("exit"));
	}

	/** Its line in the table. */
	public long line() {
		return cells.getRecordNumber();
	}

	private @Nullable String cell(String column) {
		String cell = cells.isMapped(column) ? cells.get(column) : NONE;
		return cell.equals(NONE) || cell.isEmpty() ? null : cell;
	}

	@Override
	public String toString() {
		return String.join(" ", line() + ":", mode(), call(), cells.get("status"), code(), text(), "done: " + done(),
				"look-up: " + lookUp());
	}

}
