package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * How a CSV file separates and quotes its cells, found by trying each way on the first
 * rows: the right one cuts them into many cells, and into as many in each.
 *
 * @param delimiter what stands between two cells
 * @param backslash whether a quotation mark within quotes is written {@code \"}
 */
record CsvDialect(char delimiter, boolean backslash) {

	/** How many of a file's first characters are tried on. */
	static final int SAMPLE_CHARACTERS = 1 << 16;

	/** The delimiters that are found, the most usual one first. */
	static final String DELIMITERS = ",;\t|";

	/** Rows that another way cuts, but this one leaves in one piece, count double. */
	private static final double MISSED_ROW = 2;

	/**
	 * Finds the dialect.
	 * @param sample the first characters of the file
	 * @param cut whether the file goes on behind them
	 */
	static CsvDialect of(String sample, boolean cut) {
		List<Trial> trials = new ArrayList<>();
		for (char delimiter : DELIMITERS.toCharArray()) {
			Trial plain = new Trial(new CsvDialect(delimiter, false), sample, cut);
			Trial escaped = sample.contains("\\\"") ? new Trial(new CsvDialect(delimiter, true), sample, cut) : plain;
			trials.add((escaped.consistency() > plain.consistency()) ? escaped : plain);
		}
		CsvDialect best = withoutCells(sample);
		double bestScore = Double.NEGATIVE_INFINITY;
		for (Trial trial : trials) {
			double score = trial.score(trials);
			if (score > bestScore) {
				best = trial.dialect;
				bestScore = score;
			}
		}
		return best;
	}

	/** For a file of one column, or of nothing but delimiters. */
	private static CsvDialect withoutCells(String sample) {
		String blank = sample.strip();
		boolean delimiters = !blank.isEmpty() && DELIMITERS.indexOf(blank.charAt(0)) >= 0;
		return new CsvDialect(delimiters ? blank.charAt(0) : ',', false);
	}

	CSVFormat format() {
		CSVFormat.Builder format = CSVFormat.DEFAULT.builder()
			.setDelimiter(delimiter)
			.setIgnoreEmptyLines(false)
			.setIgnoreSurroundingSpaces(true)
			.setTrailingData(true);
		return (backslash ? format.setEscape('\\') : format).get();
	}

	/** How many cells each row has under a dialect, blank rows left out. */
	private static final class Trial {

		private static final int ROWS = 500;

		private static final Pattern NOTHING = Pattern.compile("[\\s,;|]*");

		private final CsvDialect dialect;

		private final List<Integer> widths = new ArrayList<>();

		/** The most frequent number of cells above 1, or 1. */
		private int usual = 1;

		private int usualRows;

		Trial(CsvDialect dialect, String sample, boolean cut) {
			this.dialect = dialect;
			try (CSVParser parser = dialect.format().parse(new StringReader(sample))) {
				for (CSVRecord row : parser) {
					// The same rows are blank under every dialect, so that they can be
					// compared.
					if (row.stream().anyMatch((cell) -> !NOTHING.matcher(cell).matches())) {
						widths.add(row.size());
					}
					if (widths.size() > ROWS) {
						break;
					}
				}
			}
			catch (IOException | UncheckedIOException ex) {
				// A quotation mark that isn't closed: the rows before it must do.
			}
			if (cut && widths.size() > 1) {
				widths.remove(widths.size() - 1);
			}
			findUsual();
		}

		private void findUsual() {
			Map<Integer, Integer> rowsByWidth = new TreeMap<>();
			widths.forEach((width) -> rowsByWidth.merge(width, 1, Integer::sum));
			rowsByWidth.forEach((width, rows) -> {
				if (width > 1 && rows >= usualRows) {
					usual = width;
					usualRows = rows;
				}
			});
		}

		double consistency() {
			return widths.isEmpty() ? 0 : (double) usualRows / widths.size();
		}

		double score(List<Trial> all) {
			if (usual == 1) {
				return Double.NEGATIVE_INFINITY;
			}
			long missed = 0;
			for (int i = 0; i < widths.size(); i++) {
				int row = i;
				missed += (widths.get(row) == 1 && all.stream().anyMatch((other) -> other.cuts(row))) ? 1 : 0;
			}
			return rarity() * consistency() * Math.log(usual) - MISSED_ROW * missed / widths.size();
		}

		private boolean cuts(int row) {
			return row < widths.size() && widths.get(row) > 1;
		}

		/** Tabs hardly ever stand in text, bars between the parts of one cell often. */
		private double rarity() {
			return switch (dialect.delimiter) {
				case '\t' -> 1.2;
				case '|' -> 0.6;
				default -> 1;
			};
		}

	}

}
