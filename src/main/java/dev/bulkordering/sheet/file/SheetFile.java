package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A CSV or Excel file, its type told by its content. Opening reads no row: each call of
 * {@link #rows} reads the file anew. Not for several threads.
 */
public final class SheetFile implements AutoCloseable {

	private final SheetSource source;

	private final SheetBook book;

	private SheetFile(SheetSource source, SheetBook book) {
		this.source = source;
		this.book = book;
	}

	/**
	 * Opens a file.
	 * @throws SheetRefusedException if it is no sheet that can be read
	 */
	public static SheetFile open(Path file, SheetLimits limits) {
		SheetSource source = new SheetSource(file, limits);
		try {
			refuseUnlessFile(source);
			if (Files.size(file) > limits.fileBytes()) {
				throw tooLarge(source, limits.fileBytes());
			}
			byte[] head = head(file);
			return new SheetFile(source, switch (FileKind.of(head, source)) {
				case ZIP -> XlsxBook.open(source);
				case OLE2 -> XlsBook.open(source);
				case TEXT -> CsvBook.open(source, head);
			});
		}
		catch (IOException ex) {
			throw source.unreadable(ex);
		}
	}

	private static void refuseUnlessFile(SheetSource source) {
		Path file = source.path();
		if (Files.isDirectory(file)) {
			throw source.refusal("is a folder: give the sheet itself.");
		}
		if (!Files.exists(file)) {
			throw source.refusal("isn't there: check the name and the folder.");
		}
		if (!Files.isRegularFile(file)) {
			throw source.refusal("is no ordinary file: give a CSV or Excel file.");
		}
		if (!Files.isReadable(file)) {
			throw source.refusal("may not be read by this program: ask its owner for the permission to read it.");
		}
	}

	static SheetRefusedException tooLarge(SheetSource source, long limit) {
		return source.refusal("is larger than " + SheetSource.grouped(limit)
				+ " bytes: split it into several files, or delete what is no order.");
	}

	private static byte[] head(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return in.readNBytes(FileKind.HEAD_BYTES);
		}
	}

	/** The file's type. */
	public SheetType type() {
		return book.type();
	}

	/** The name of a CSV file's encoding, null for a workbook. */
	public @Nullable String encoding() {
		return (book instanceof CsvBook csv) ? csv.encoding() : null;
	}

	/** What stands between the cells of a CSV file, null for a workbook. */
	public @Nullable String delimiter() {
		return (book instanceof CsvBook csv) ? String.valueOf(csv.delimiter()) : null;
	}

	/**
	 * The tabs of a workbook in their order, hidden ones included; none for a CSV file.
	 */
	public List<Worksheet> worksheets() {
		return book.worksheets();
	}

	/**
	 * The name of the worksheet that {@link #rows} reads.
	 * @param name a name as on its tab, whatever its case; null means the first one that
	 * isn't hidden. A CSV file has no worksheets, and takes any name
	 * @return null for a CSV file
	 * @throws SheetRefusedException if there is no such worksheet
	 */
	public @Nullable String worksheet(@Nullable String name) {
		return (type() == SheetType.CSV) ? null : worksheets().get(index(name)).name();
	}

	/**
	 * The rows of a worksheet.
	 * @param worksheet as for {@link #worksheet}
	 * @throws SheetRefusedException if there is no such worksheet
	 */
	public RowCursor rows(@Nullable String worksheet) {
		return book.rows((type() == SheetType.CSV) ? 0 : index(worksheet));
	}

	private int index(@Nullable String name) {
		List<Worksheet> tabs = worksheets();
		for (int i = 0; i < tabs.size(); i++) {
			Worksheet tab = tabs.get(i);
			if ((name != null) ? tab.name().equals(name) : !tab.hidden() && tab.hasCells()) {
				return i;
			}
		}
		if (name == null) {
			throw source.refusal(tabs.stream().anyMatch(Worksheet::hasCells)
					? "has only hidden worksheets: unhide the one with the orders."
					: "has no worksheet with cells: give the workbook with the orders.");
		}
		for (int i = 0; i < tabs.size(); i++) {
			if (tabs.get(i).name().strip().equalsIgnoreCase(name.strip())) {
				return i;
			}
		}
		throw source.refusal("has no worksheet '" + name + "'; it has "
				+ tabs.stream().map((tab) -> "'" + tab.name() + "'").collect(Collectors.joining(", "))
				+ ": rename the one with the orders, or name it in the job.");
	}

	@Override
	public void close() {
		book.close();
	}

}
