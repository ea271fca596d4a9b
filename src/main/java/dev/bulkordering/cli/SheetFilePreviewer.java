package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.order.Cell;
import dev.bulkordering.order.Row;
import dev.bulkordering.sheet.file.RowCursor;
import dev.bulkordering.sheet.file.SheetFile;
import dev.bulkordering.sheet.file.SheetLimits;
import dev.bulkordering.sheet.file.SheetRefusedException;
import dev.bulkordering.sheet.file.Worksheet;

/** Shows sheets by the reader that runs use. */
final class SheetFilePreviewer implements SheetPreviewer {

	@Override
	public Facts read(Path sheet, @Nullable String worksheet, int mostRows, Consumer<PreviewRow> eachRow) {
		try (SheetFile file = SheetFile.open(sheet, SheetLimits.DEFAULT); RowCursor rows = file.rows(worksheet)) {
			long count = 0;
			int columns = 0;
			for (Row row = rows.next(); row != null; row = rows.next()) {
				columns = Math.max(columns, row.cells().size());
				if (count++ < mostRows) {
					eachRow.accept(new PreviewRow(row.number(), row.cells().stream().map(Cell::text).toList()));
				}
			}
			return new Facts(file.type().toString(), file.encoding(), file.delimiter(),
					file.worksheets().stream().map(Worksheet::name).toList(), file.worksheet(worksheet), count,
					columns);
		}
	}

}
