package dev.bulkordering.sheet.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.apache.poi.hssf.record.crypto.Biff8EncryptionKey;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Every kind of file that is no sheet, and the sentence that people get to read. */
class RefusedFileTests {

	private static final String XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";

	private static final String WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

	private static final String COPY_AGAIN = "is incomplete or damaged: copy or export it again, and try with that file.";

	private static final String SAVE_ANEW = ": open it in Excel, save it under a new name, and try again with that file.";

	private static final String PASSWORD = "is protected with a password: open it in Excel, remove the password "
			+ "(File, Info, Protect Workbook), save it, and try again.";

	private static final String ROW = "<row><c><v>1</v></c></row>";

	private static final SheetLimits SMALL = new SheetLimits(200_000, 10_000, 150_000, 50, 30, 200, 100);

	@TempDir
	Path folder;

	/** Something that writes a file. */
	interface Writing {

		void to(Path file) throws IOException, GeneralSecurityException;

	}

	@ParameterizedTest(name = "{0}")
	@MethodSource({ "notThere", "otherTypes", "otherOffice", "texts", "workbooks", "tooLarge" })
	void refuses(String kind, Writing writing, String sentence) throws IOException, GeneralSecurityException {
		Path file = folder.resolve("orders.xlsx");
		writing.to(file);
		SheetLimits limits = kind.startsWith("too ") ? SMALL : SheetLimits.DEFAULT;
		assertThatExceptionOfType(SheetRefusedException.class).isThrownBy(() -> {
			try (SheetFile sheet = SheetFile.open(file, limits); RowCursor rows = sheet.rows(null)) {
				while (rows.next() != null) {
					// On to the end.
				}
			}
		}).withMessage("'orders.xlsx' " + sentence);
	}

	static Stream<Arguments> notThere() {
		return Stream.of(file("missing", (file) -> {
		}, "isn't there: check the name and the folder."),
				file("a folder", Files::createDirectory, "is a folder: give the sheet itself."));
	}

	static Stream<Arguments> otherTypes() {
		String noSheet = ", not a sheet: give the CSV or Excel file itself.";
		String toXlsx = ": open it in Excel and save it as an Excel workbook (.xlsx).";
		return Stream.of(bytes("PNG", "is a picture (PNG)" + noSheet, 0x89, 'P', 'N', 'G', 13, 10, 26, 10),
				bytes("JPEG", "is a picture (JPEG)" + noSheet, 0xFF, 0xD8, 0xFF, 0xE0, 0, 16),
				text("PDF", "%PDF-1.7\n", "is a PDF document" + noSheet),
				text("RTF", "{\\rtf1\\ansi", "is a text document (RTF)" + noSheet),
				text("HTML", "\n<HTML><table><tr><td>1</td></tr></table></HTML>",
						"is a web page (HTML) and only looks like an Excel file" + toXlsx),
				text("HTML in UTF-16", "\uFEFF<table><tr>", StandardCharsets.UTF_16LE,
						"is a web page (HTML) and only looks like an Excel file" + toXlsx),
				text("XML 2003", "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n<Workbook/>",
						"is an 'XML Spreadsheet 2003'" + toXlsx),
				text("XML", "<?xml version=\"1.0\"?><orders/>", "is an XML document" + noSheet),
				file("gzip", RefusedFileTests::gzip, "is compressed (gzip): unpack it first."),
				bytes("7-Zip", "is a 7-Zip archive: unpack it first.", '7', 'z', 0xBC, 0xAF, 0x27, 0x1C),
				bytes("Excel 4", "is a worksheet of Excel 4" + toXlsx, 9, 4, 6, 0, 0, 0, 0x10, 0),
				zip("ODS", "is an OpenDocument spreadsheet (.ods): open it and save it as an Excel workbook (.xlsx).",
						"mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
				zip("Numbers", "is a document of Apple Numbers or Pages: export it as an Excel workbook (.xlsx).",
						"Index/Document.iwa", "x"),
				zip("zip", "is a zip archive, not a sheet: unpack it and give the sheet itself.", "orders.csv", "a,b"),
				raw("xlsb", new RawWorkbook().contentType(XLSB),
						"is an Excel binary workbook (.xlsb): open it and save it as an Excel workbook (.xlsx)."),
				raw("Word", new RawWorkbook().contentType(WORD), "is a Word document" + noSheet),
				file("old Word", (file) -> ole(file, "WordDocument"), "is a Word document" + noSheet),
				file("Excel 95", (file) -> ole(file, "Book"), "is a workbook of Excel 5 or 95" + toXlsx),
				file("Outlook", (file) -> ole(file, "__properties_version1.0"),
						"is a Microsoft Office file, but no Excel workbook: give the CSV or Excel file itself."));
	}

	static Stream<Arguments> otherOffice() {
		String noSheet = ", not a sheet: give the CSV or Excel file itself.";
		String powerPoint = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
		String xlsb = "is an Excel binary workbook (.xlsb): open it and save it as an Excel workbook (.xlsx).";
		return Stream.of(office(".docx", "word/document.xml", WORD, true, "is a Word document" + noSheet),
				office(".docx without relations", "word/document.xml", WORD, false, "is a Word document" + noSheet),
				office(".docx elsewhere", "doc/main.xml", WORD, true, "is a Word document" + noSheet),
				office(".pptx", "ppt/presentation.xml", powerPoint, true, "is a PowerPoint presentation" + noSheet),
				office(".pptx elsewhere", "slides.xml", powerPoint, true, "is a PowerPoint presentation" + noSheet),
				office(".xlsb", "xl/workbook.bin", XLSB, true, xlsb),
				office(".xlsb without relations", "xl/workbook.bin", XLSB, false, xlsb));
	}

	static Stream<Arguments> texts() {
		String zeros = "holds zero bytes (near line 3), so it is no text file or was damaged on its way: export it again.";
		String save = ": save it as 'CSV UTF-8' or as an Excel workbook, and try again.";
		String cyrillic = "имя,город\n" + "Анна Петрова,Москва\nИван Смирнов,Санкт-Петербург\n".repeat(5);
		String japanese = "名前,都市\n" + "山田太郎,東京\n鈴木花子は注文を確認しました,大阪\n".repeat(8);
		String twice = "sku,note\nA,\"open\nB,2\nC,3\n";
		return Stream.of(text("zero bytes", "a,b\n1,2\n\0,3\n", zeros),
				bytes("binary", "is neither a text file nor an Excel workbook: give the CSV or Excel file itself.", 1,
						2, 3, 4, 'a', 'b', 'c'),
				text("Cyrillic", cyrillic, Charset.forName("windows-1251"),
						"seems to be written in the encoding windows-1251" + save),
				text("Polish", "Paweł Wałęsa\nMałgorzata Żółw\nWładysław\n", Charset.forName("windows-1250"),
						"seems to be written in the encoding ISO-8859-2" + save),
				text("Japanese", japanese, Charset.forName("Shift_JIS"),
						"is written in an encoding that can't be told" + save),
				bytes("no encoding", "is written in an encoding that can't be told" + save, 'a', ',', 0x81, ',', 0x8D),
				text("UTF-32", "\uFEFFa,b\n", Charset.forName("UTF-32LE"), "is written in the encoding UTF-32" + save),
				file("broken UTF-8", RefusedFileTests::brokenUtf8,
						"is damaged (a letter is broken near line 6)" + SAVE_ANEW),
				bytes("half UTF-16", "is damaged (it is marked as UTF-16LE but isn't, near line 1)" + SAVE_ANEW, 0xFF,
						0xFE, 'a', 0, 'b'),
				text("open quotation mark", twice,
						"has a quotation mark in row 2 that is never closed: close it, or delete it, and try again."));
	}

	static Stream<Arguments> workbooks() {
		return Stream.of(file("encrypted xlsx", RefusedFileTests::encryptedXlsx, PASSWORD),
				file("encrypted xls", RefusedFileTests::encryptedXls, PASSWORD), file("truncated xlsx",
						(file) -> truncated(file, new RawWorkbook().rows(ROW.repeat(500)).write(file)), COPY_AGAIN),
				file("truncated xls", (file) -> truncated(file, xls(file)), COPY_AGAIN),
				file("flipped bits", RefusedFileTests::flippedBits,
						"is damaged (the check sum of xl/worksheets/sheet1.xml is wrong)" + SAVE_ANEW),
				file("empty archive", (file) -> Files.write(file, emptyZip()),
						"is damaged (it is an empty archive)" + SAVE_ANEW),
				raw("no contents", new RawWorkbook().without("[Content_Types].xml"),
						"is damaged (its list of contents is missing)" + SAVE_ANEW),
				raw("no workbook", new RawWorkbook().without("xl/workbook.xml"),
						"is damaged (part xl/workbook.xml is missing)" + SAVE_ANEW),
				raw("no worksheet part", new RawWorkbook().without("xl/worksheets/sheet1.xml"),
						"is damaged (part xl/worksheets/sheet1.xml is missing)" + SAVE_ANEW),
				raw("breaks after rows", new RawWorkbook().sheet("<sheetData>" + ROW.repeat(3) + "<row><c></row>"),
						"is damaged (part xl/worksheets/sheet1.xml, in or behind row 4)" + SAVE_ANEW),
				raw("ends within rows",
						new RawWorkbook().part("xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + ROW),
						"is damaged (part xl/worksheets/sheet1.xml, in or behind row 1)" + SAVE_ANEW),
				raw("broken letters in a part",
						new RawWorkbook().part("xl/worksheets/sheet1.xml", new byte[] { '<', (byte) 0xE9, '>' }),
						"is damaged (part xl/worksheets/sheet1.xml)" + SAVE_ANEW),
				raw("a text that isn't there", new RawWorkbook().rows("<row><c t='s'><v>7</v></c></row>"),
						"is damaged (text number 7 is missing)" + SAVE_ANEW),
				raw("a number that is none", new RawWorkbook().rows("<row><c><v>1e999999999</v></c></row>"),
						"is damaged (row 1 holds '1e999999999' for a number)" + SAVE_ANEW),
				raw("rows out of order", new RawWorkbook().rows("<row r='3'/><row r='2'/>"),
						"is damaged (row 2 comes after row 3)" + SAVE_ANEW),
				raw("a cell twice", new RawWorkbook().rows("<row><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>"),
						"is damaged (row 1 has a cell twice)" + SAVE_ANEW),
				raw("entity bomb", new RawWorkbook().part("xl/sharedStrings.xml", bomb()),
						"holds definitions that no Excel file has and that can do harm (xl/sharedStrings.xml: "
								+ "document type): make a new workbook and copy the cells into it."),
				raw("zip bomb", new RawWorkbook().rows("<row>" + " ".repeat(20_000_000) + "</row>"),
						"unpacks to more than 100 times its size, as only a harmful file does (a 'zip bomb'): "
								+ "make a new workbook and copy the cells into it."),
				raw("only hidden worksheets", new RawWorkbook().part("xl/workbook.xml",
						"<workbook xmlns:r='r'><sheets><sheet name='A' state='hidden' r:id='rId1'/></sheets></workbook>"),
						"has only hidden worksheets: unhide the one with the orders."),
				raw("no worksheet", new RawWorkbook().part("xl/workbook.xml", "<workbook><sheets/></workbook>"),
						"has no worksheet with cells: give the workbook with the orders."));
	}

	static Stream<Arguments> tooLarge() {
		return Stream.of(
				text("too large", "x".repeat(300_000),
						"is larger than 200,000 bytes: split it into several files, or delete what is no order."),
				file("too large as xls", RefusedFileTests::xls,
						"is an old Excel workbook (.xls) of more than 10,000 bytes: open it in Excel and save it "
								+ "as an Excel workbook (.xlsx)."),
				raw("too large unpacked", new RawWorkbook().rows(ROW + " ".repeat(160_000)),
						"is larger than 150,000 bytes once unpacked: split it into several files."),
				text("too many rows", "a\n".repeat(51), "has more than 50 rows: split it into several files."),
				raw("too many rows in Excel", new RawWorkbook().rows(ROW.repeat(51)),
						"has more than 50 rows: split it into several files."),
				text("too many columns", "a,b\n" + ",".repeat(30) + "x\n",
						"uses more than 30 columns in row 2: delete the columns that are not needed."),
				raw("too many columns in Excel", new RawWorkbook().rows("<row><c r='AE1'><v>1</v></c></row>"),
						"uses more than 30 columns in row 1: delete the columns that are not needed."),
				text("too many cells", "a,b,c,d,e\n".repeat(41),
						"has more than 200 filled cells: split it into several files, or delete what is no order."),
				text("too long a cell", "a\n\"" + "x\n".repeat(60) + "\"\n",
						"has a cell with more than 100 characters in row 2: shorten it; in a CSV file, look for a "
								+ "quotation mark that is never closed."));
	}

	@Test
	void stopsAtAnEndlessRowBeforeItFillsTheMemory() throws IOException {
		Path file = folder.resolve("orders.csv");
		Files.writeString(file, "sku,note\nA,\"" + "b,c\n".repeat(3_000_000));
		assertThatExceptionOfType(SheetRefusedException.class).isThrownBy(() -> Reading.rows(file))
			.withMessage("'orders.csv' has a row of more than 8 MB: look for a quotation mark that is never closed.");
	}

	@Test
	void namesTheWorksheetsThereAreWhereTheOneNamedIsMissing() throws IOException {
		Path file = new RawWorkbook().write(folder.resolve("orders.xlsx"));
		assertThatExceptionOfType(SheetRefusedException.class).isThrownBy(() -> Reading.rows(file, "March"))
			.withMessage("'orders.xlsx' has no worksheet 'March'; it has 'Orders': rename the one with the orders, "
					+ "or name it in the job.");
	}

	@Test
	void closesTheFileWhenItRefuses() throws IOException {
		Path file = new RawWorkbook().contentType(XLSB).write(folder.resolve("orders.xlsx"));
		Path open = Path.of("/proc/self/fd");
		assertThatExceptionOfType(SheetRefusedException.class)
			.isThrownBy(() -> SheetFile.open(file, SheetLimits.DEFAULT));
		if (Files.isDirectory(open)) {
			try (Stream<Path> handles = Files.list(open)) {
				assertThat(handles.map(RefusedFileTests::target)).doesNotContain(file.toString());
			}
		}
	}

	private static String target(Path handle) {
		try {
			return Files.readSymbolicLink(handle).toString();
		}
		catch (IOException ex) {
			return "";
		}
	}

	private static Arguments file(String kind, Writing writing, String sentence) {
		return arguments(kind, writing, sentence);
	}

	private static Arguments bytes(String kind, String sentence, int... bytes) {
		byte[] content = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			content[i] = (byte) bytes[i];
		}
		return file(kind, (file) -> Files.write(file, content), sentence);
	}

	private static Arguments text(String kind, String text, String sentence) {
		return text(kind, text, StandardCharsets.UTF_8, sentence);
	}

	private static Arguments text(String kind, String text, Charset charset, String sentence) {
		return file(kind, (file) -> Files.write(file, text.getBytes(charset)), sentence);
	}

	private static Arguments raw(String kind, RawWorkbook workbook, String sentence) {
		return file(kind, workbook::write, sentence);
	}

	private static Arguments office(String kind, String main, String type, boolean related, String sentence) {
		return file(kind, (file) -> {
			try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
				add(zip, "[Content_Types].xml",
						"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
								+ "<Default Extension='xml' ContentType='application/xml'/><Override PartName='/" + main
								+ "' ContentType='" + type + "'/></Types>");
				if (related) {
					add(zip, "_rels/.rels",
							"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
									+ RawWorkbook.relation("rId1", "officeDocument", main) + "</Relationships>");
				}
				add(zip, main, "x");
			}
		}, sentence);
	}

	private static void add(ZipOutputStream zip, String entry, String content) throws IOException {
		zip.putNextEntry(new ZipEntry(entry));
		zip.write(content.getBytes(StandardCharsets.UTF_8));
	}

	private static Arguments zip(String kind, String sentence, String entry, String content) {
		return file(kind, (file) -> {
			try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
				add(zip, entry, content);
			}
		}, sentence);
	}

	private static void gzip(Path file) throws IOException {
		try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
			out.write("a,b".getBytes(StandardCharsets.UTF_8));
		}
	}

	private static void ole(Path file, String stream) throws IOException {
		try (POIFSFileSystem files = new POIFSFileSystem(); OutputStream out = Files.newOutputStream(file)) {
			files.createDocument(new ByteArrayInputStream(new byte[5000]), stream);
			files.writeFilesystem(out);
		}
	}

	private static void brokenUtf8(Path file) throws IOException {
		byte[] good = "José\n".repeat(10).getBytes(StandardCharsets.UTF_8);
		good[5 * 6 + 4] = 'x';
		Files.write(file, good);
	}

	private static void encryptedXlsx(Path file) throws IOException, GeneralSecurityException {
		try (POIFSFileSystem files = new POIFSFileSystem(); OutputStream out = Files.newOutputStream(file)) {
			Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
			encryptor.confirmPassword("secret");
			try (OutputStream content = encryptor.getDataStream(files)) {
				content.write(new byte[100]);
			}
			files.writeFilesystem(out);
		}
	}

	private static void encryptedXls(Path file) throws IOException {
		try {
			Biff8EncryptionKey.setCurrentUserPassword("secret");
			xls(file);
		}
		finally {
			Biff8EncryptionKey.setCurrentUserPassword(null);
		}
	}

	private static Path xls(Path file) throws IOException {
		try (HSSFWorkbook workbook = new HSSFWorkbook(); OutputStream out = Files.newOutputStream(file)) {
			HSSFSheet sheet = workbook.createSheet();
			for (int i = 0; i < 2000; i++) {
				sheet.createRow(i).createCell(0).setCellValue(i);
			}
			workbook.write(out);
		}
		return file;
	}

	private static void truncated(Path file, Path written) throws IOException {
		byte[] bytes = Files.readAllBytes(written);
		Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
	}

	/** An archive whose sheet unpacks to other digits than were packed. */
	private static void flippedBits(Path file) throws IOException {
		new RawWorkbook().unpacked().rows("<row><c><v>1234567</v></c></row>").write(file);
		byte[] bytes = Files.readAllBytes(file);
		int digits = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("1234567");
		bytes[digits] = '9';
		Files.write(file, bytes);
	}

	private static byte[] emptyZip() {
		byte[] bytes = new byte[22];
		System.arraycopy(new byte[] { 'P', 'K', 5, 6 }, 0, bytes, 0, 4);
		return bytes;
	}

	private static String bomb() {
		return "<?xml version='1.0'?><!DOCTYPE b [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><sst><si><t>&b;</t></si></sst>";
	}

}
