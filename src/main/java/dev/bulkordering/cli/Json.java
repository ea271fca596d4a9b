package dev.bulkordering.cli;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.cli.SheetPreviewer.Facts;
import dev.bulkordering.cli.SheetPreviewer.PreviewRow;

/**
 * Prints what scripts hold on to. The shapes that other entrances have, too, are in
 * {@code dev.bulkordering.job.json}; those of the command line alone are here.
 */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
		.build();

	private Json() {
	}

	/** Prints a document on one line. */
	static void print(PrintStream out, @Nullable Object document) {
		out.println(text(document));
	}

	/** A document as text without line breaks. */
	static String text(@Nullable Object document) {
		return MAPPER.writeValueAsString(document);
	}

	/** A refusal, or a defect, of a whole verb. */
	static Map<String, Object> of(Failure failure) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("error", failure.sentence());
		json.put("exitCode", failure.exitCode());
		return json;
	}

	/** A sheet, but for its rows. */
	static Map<String, @Nullable Object> of(Facts facts) {
		Map<String, @Nullable Object> json = new LinkedHashMap<>();
		json.put("type", facts.type());
		json.put("encoding", facts.encoding());
		json.put("delimiter", facts.delimiter());
		json.put("worksheets", facts.worksheets());
		json.put("worksheet", facts.worksheet());
		json.put("rowCount", facts.rowCount());
		json.put("columnCount", facts.columnCount());
		return json;
	}

	/** A row of a sheet. */
	static Map<String, Object> of(PreviewRow row) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("row", row.row());
		json.put("cells", row.cells());
		return json;
	}

}
