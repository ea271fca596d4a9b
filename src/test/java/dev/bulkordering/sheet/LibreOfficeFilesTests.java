package dev.bulkordering.sheet;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldType;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** One and the same messy sheet, as LibreOffice 7.4 saved it in each of its formats. */
class LibreOfficeFilesTests {

	private static final List<Field> FIELDS = List.of(Field.of("reference", FieldType.TEXT, "a number", "R-1"),
			Field.of("sku", FieldType.TEXT, "a code", "0017").required(),
			Field.of("quantity", FieldType.WHOLE_NUMBER, "a whole number", "2").required(),
			Field.of("price", FieldType.MONEY, "an amount", "10.00").required(),
			Field.of("expires_at", FieldType.DATE_TIME, "a date", "2026-01-31"));

	private final List<IgnoredRow> ignored = new ArrayList<>();

	private static SheetLayout layout(HiddenRows hidden) {
		return new SheetLayout(null,
				Map.of("sku", List.of("Product code"), "quantity", List.of("Qty"), "price", List.of("Denomination")),
				FIELDS, Set.of(), hidden, List.of());
	}

	private static Path file(String name) throws URISyntaxException {
		return Path.of(Objects.requireNonNull(LibreOfficeFilesTests.class.getResource("/sheet/" + name)).toURI());
	}

	private List<String> read(String name, HiddenRows hidden, int columns) throws URISyntaxException {
		try (OrderSheet sheet = OrderSheet.open(file(name), layout(hidden), SheetLimits.DEFAULT, ignored::add)) {
			List<String> rows = new ArrayList<>();
			for (Row row = sheet.next(); row != null; row = sheet.next()) {
				rows.add(row.number() + " "
						+ String.join("|", row.cells().stream().limit(columns).map(Cell::text).toList()));
			}
			return rows;
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders.xlsx", "orders.xls" })
	void readsAWorkbook(String name) throws URISyntaxException {
		assertThat(read(name, HiddenRows.READ, 8)).containsExactly("4 R-1|0017|2|12.5|2026-01-31T12:00|25|t0|3",
				"5 R-2|SKU Zürich|1|0.3|2026-02-01T12:00|0.3|t1|2",
				"7 R-3|ホテル|3|919877123456|2026-02-02T12:00|2759631370368|t2|#DIV/0!",
				"8 R-4|A&B <c>|4|0.0000001|2026-02-03T12:00|0.0000004|t3|5");
		assertThat(ignored).extracting(IgnoredRow::toString)
			.containsExactlyInAnyOrder("IgnoredRow[row=0, reason=worksheet 'Archive' is hidden]",
					"IgnoredRow[row=1, reason=title above the header]", "IgnoredRow[row=2, reason=blank row]",
					"IgnoredRow[row=6, reason=blank row]", "IgnoredRow[row=9, reason=blank row]",
					"IgnoredRow[row=10, reason=totals row]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "orders.xlsx", "orders.xls" })
	void leavesOutWhatIsHidden(String name) throws URISyntaxException {
		assertThat(read(name, HiddenRows.IGNORE, 1)).containsExactly("4 R-1", "5 R-2", "7 R-3");
		assertThat(ignored).contains(new IgnoredRow(3, "column H 'Checked' is hidden"),
				new IgnoredRow(8, "hidden row with an order"));
	}

	@Test
	void readsTheCsvFile() throws URISyntaxException {
		assertThat(read("orders.csv", HiddenRows.REFUSE, 4)).containsExactly("4 R-1|0017|2|12.5",
				"5 R-2|SKU Zürich|1|0.3", "7 R-3|ホテル|3|919877123456", "8 R-4|A&B <c>|4|0.0000001");
	}

	@Test
	void refusesTheOpenDocument() {
		assertThatExceptionOfType(SheetRefusedException.class).isThrownBy(() -> read("orders.ods", HiddenRows.READ, 1))
			.withMessage("'orders.ods' is an OpenDocument spreadsheet (.ods): open it and save it as an Excel "
					+ "workbook (.xlsx).");
	}

}
