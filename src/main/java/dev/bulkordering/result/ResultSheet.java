package dev.bulkordering.result;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/**
 * Writes result sheets: the input's rows, each with what became of it, and the orders.
 * Memory does not grow with the number of rows.
 */
public final class ResultSheet {

	private static final int ROWS_IN_MEMORY = 100;

	private ResultSheet() {
	}

	/**
	 * Writes a result sheet in place of the one that may be there. Until it is complete,
	 * and if it cannot be completed, the one before stays as it is.
	 * <p>
	 * In CSV the orders go into a second file ({@link ResultNames#ordersFile(Path)
	 * …-orders.csv}), which is replaced just before the first one is. In Excel they are
	 * the second worksheet; rows beyond the 1,048,575 that a worksheet holds go on in
	 * worksheets behind it ({@code rows 2}).
	 * @param target the file; its folder is made if need be
	 * @param format what kind of file
	 * @param inputHeaders headers of the input's columns; an empty one stays empty
	 * @param rows every row of the input, in its order
	 * @param orders the run's orders
	 * @param beforePublishing fails if the file before is to stay after all
	 * @throws ResultUnwritableException if the file cannot be written
	 */
	public static void write(Path target, ResultFormat format, List<String> inputHeaders, Iterator<ResultRow> rows,
			Iterator<ResultOrder> orders, Runnable beforePublishing) {
		try {
			Files.createDirectories(FreshFile.folderOf(target));
			switch (format) {
				case CSV -> writeCsv(target, inputHeaders, rows, orders, beforePublishing);
				case XLSX -> writeExcel(target, inputHeaders, rows, orders, beforePublishing, WorkbookTable.MOST_ROWS);
			}
		}
		catch (IOException ex) {
			throw new ResultUnwritableException("The result sheet", target, ex);
		}
		catch (RuntimeException ex) {
			// the library's, where its temporary files cannot be written
			if (ex.getCause() instanceof IOException cause) {
				throw new ResultUnwritableException("The result sheet", target, cause);
			}
			throw ex;
		}
	}

	private static void writeCsv(Path target, List<String> inputHeaders, Iterator<ResultRow> rows,
			Iterator<ResultOrder> orders, Runnable beforePublishing) throws IOException {
		try (FreshFile rowsFile = FreshFile.shared(target);
				FreshFile ordersFile = FreshFile.shared(ResultNames.ordersFile(target))) {
			CsvTable rowsTable = new CsvTable(rowsFile, ResultTables.rowHeaders(inputHeaders));
			ResultTables.writeRows(rowsTable, inputHeaders.size(), rows);
			rowsTable.complete();
			CsvTable ordersTable = new CsvTable(ordersFile, ResultTables.ORDER_HEADERS);
			ResultTables.writeOrders(ordersTable, orders);
			ordersTable.complete();
			beforePublishing.run();
			ordersFile.publish();
			rowsFile.publish();
		}
	}

	/**
	 * Writes a workbook.
	 * @param mostRows how many rows a worksheet may have, the header included
	 */
	static void writeExcel(Path target, List<String> inputHeaders, Iterator<ResultRow> rows,
			Iterator<ResultOrder> orders, Runnable beforePublishing, int mostRows) throws IOException {
		Scratch.during(() -> {
			try (FreshFile file = FreshFile.shared(target);
					SXSSFWorkbook book = new SXSSFWorkbook(null, ROWS_IN_MEMORY, true)) {
				WorkbookStyles styles = new WorkbookStyles(book);
				WorkbookTable rowsTable = new WorkbookTable(book, styles, "rows", ResultTables.rowHeaders(inputHeaders),
						mostRows);
				WorkbookTable ordersTable = new WorkbookTable(book, styles, "orders", ResultTables.ORDER_HEADERS,
						mostRows);
				ResultTables.writeRows(rowsTable, inputHeaders.size(), rows);
				rowsTable.finish();
				ResultTables.writeOrders(ordersTable, orders);
				ordersTable.finish();
				book.write(file.stream());
				file.complete();
				beforePublishing.run();
				file.publish();
			}
		});
	}

}
