package dev.bulkordering.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.Row;

/** Tells orders from totals by the columns that every order fills. */
final class OrderColumns {

	/** The fields that say what is ordered: a row that has one is a data row. */
	private static final List<String> WHAT = List.of("sku", "item");

	private static final Set<FieldType> NUMBERS = Set.of(FieldType.WHOLE_NUMBER, FieldType.MONEY, FieldType.DATE_TIME);

	private final Header header;

	private final List<String> mandatoryTexts;

	private final List<String> words = new ArrayList<>(List.of("total", "sum", "subtotal", "grand total"));

	OrderColumns(SheetLayout layout, Header header) {
		this.header = header;
		this.mandatoryTexts = layout.fields()
			.stream()
			.filter((field) -> field.mandatory() && !NUMBERS.contains(field.type()))
			.map(Field::name)
			.toList();
		layout.totalsWords()
			.stream()
			.map((word) -> word.strip().toLowerCase(Locale.ROOT))
			.filter((word) -> !word.isEmpty())
			.forEach(words::add);
	}

	/** Whether the row says what to order. */
	boolean hasOrder(Row row) {
		return WHAT.stream().anyMatch((field) -> header.has(row, field));
	}

	/** Whether the row has a value in any mandatory text column. */
	boolean hasText(Row row) {
		return mandatoryTexts.stream().anyMatch((field) -> header.has(row, field));
	}

	/** Whether the row would be a totals row, if it is among the last ones. */
	boolean isTotals(Row row) {
		return !hasText(row) && row.cells().stream().anyMatch(this::startsWithWord);
	}

	private boolean startsWithWord(Cell cell) {
		String text = cell.text().toLowerCase(Locale.ROOT);
		return words.stream().anyMatch(text::startsWith);
	}

}
