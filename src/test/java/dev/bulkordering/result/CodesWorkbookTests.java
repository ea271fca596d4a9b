package dev.bulkordering.result;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;

import org.apache.poi.poifs.crypt.Decryptor;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.util.TempFileCreationStrategy;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.order.Card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CodesWorkbookTests {

	private static final char[] PASSWORD = "correct horse".toCharArray();

	@TempDir
	Path folder;

	private Path out;

	@BeforeEach
	void nameFile() {
		out = folder.resolve("codes.xlsx");
	}

	@Test
	void opensWithItsPasswordAlone() throws Exception {
		CodesWorkbook.write(out, PASSWORD, cards(1));
		try (POIFSFileSystem container = new POIFSFileSystem(out.toFile(), true)) {
			EncryptionInfo info = new EncryptionInfo(container);
			assertThat(info.getEncryptionMode()).isEqualTo(EncryptionMode.agile);
			assertThat(info.getHeader().getKeySize()).isEqualTo(256);
			Decryptor decryptor = info.getDecryptor();
			assertThat(decryptor.verifyPassword("Correct horse")).isFalse();
			assertThat(decryptor.verifyPassword("correct horse")).isTrue();
		}
		assertThatThrownBy(() -> {
			try (InputStream in = Files.newInputStream(out)) {
				new XSSFWorkbook(in).close();
			}
		}).isInstanceOf(Exception.class);
	}

	@Test
	void showsEveryCardAsText() throws Exception {
		Card card = new Card("007", "6001000000000001", "0042", "=CODE", "https://example.test/a", "+1", "@2",
				"2027-01-01", new BigDecimal("100.00"), "INR");
		long count = CodesWorkbook.write(out, PASSWORD,
				List.of(new CodeRow(List.of(4), "REFA", "P-1", card), new CodeRow(List.of(4, 9), "REFB", null,
						new Card("B", null, null, "C", null, null, null, null, null, null)))
					.iterator());
		assertThat(count).isEqualTo(2);
		try (XSSFWorkbook book = open()) {
			Sheet sheet = book.getSheet("codes");
			assertThat(texts(sheet.getRow(0))).containsExactly("rows", "order_reference", "provider_order_id", "sku",
					"amount", "currency", "number", "pin", "code", "link", "serial", "barcode", "validity");
			assertThat(texts(sheet.getRow(1))).containsExactly("4", "REFA", "P-1", "007", "100.00", "INR",
					"6001000000000001", "0042", "=CODE", "https://example.test/a", "+1", "@2", "2027-01-01");
			assertThat(texts(sheet.getRow(2))).containsExactly("4 9", "REFB", "", "B", "", "", "", "", "C");
			sheet.forEach(row -> row.forEach(cell -> assertThat(cell.getCellType()).isEqualTo(CellType.STRING)));
		}
	}

	@Test
	void putsNothingOnTheDiskInTheClear() throws IOException {
		KeptFiles files = new KeptFiles(Files.createDirectory(folder.resolve("scratch")));
		CodesWorkbook.write(out, PASSWORD, cards(3_000), files);
		assertThat(files.kept).hasSizeGreaterThan(3);
		for (Path file : Stream.concat(files.kept.stream(), Stream.of(out)).toList()) {
			assertThat(text(Files.newInputStream(file))).doesNotContain("60010000", "<row", "<worksheet");
			assertThatThrownBy(() -> new GZIPInputStream(Files.newInputStream(file))).isInstanceOf(IOException.class);
			try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
				while (zip.getNextEntry() != null) {
					assertThat(text(new ByteArrayInputStream(zip.readAllBytes()))).doesNotContain("<?xml", "xmlns");
				}
			}
		}
	}

	private static String text(InputStream in) throws IOException {
		try (in) {
			return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
		}
	}

	@Test
	void holdsAHundredThousandCards() throws Exception {
		assertThat(CodesWorkbook.write(out, PASSWORD, cards(100_000))).isEqualTo(100_000);
		assertThat(Files.size(out)).isGreaterThan(1_000_000);
	}

	@Test
	@DisabledOnOs(OS.WINDOWS)
	void isItsOwnersAlone() throws IOException {
		CodesWorkbook.write(out, PASSWORD, cards(1));
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(out))).isEqualTo("rw-------");
	}

	@Test
	void refusesAPasswordThatProtectsNothing() {
		for (String password : List.of("", " ", "\n", "x".repeat(256))) {
			assertThatThrownBy(() -> CodesWorkbook.write(out, password.toCharArray(), cards(1)))
				.isInstanceOf(CodesRefusedException.class)
				.hasMessageContaining("password");
		}
		assertThat(out).doesNotExist();
	}

	@Test
	void refusesToOverwrite() throws IOException {
		Files.writeString(out, "mine");
		assertThatThrownBy(() -> CodesWorkbook.write(out, PASSWORD, cards(1))).isInstanceOf(CodesRefusedException.class)
			.hasMessage(out + " exists already and is not overwritten. Name another file.");
		assertThat(out).hasContent("mine");
	}

	@Test
	void refusesAFolderThatDoesNotExist() {
		assertThatThrownBy(() -> CodesWorkbook.write(folder.resolve("x/y.xlsx"), PASSWORD, cards(1)))
			.isInstanceOf(CodesRefusedException.class)
			.hasMessageStartingWith("The folder " + folder.resolve("x") + " does not exist.");
	}

	@Test
	void leavesNothingBehindWhenItFailsHalfWay() throws IOException {
		Iterator<CodeRow> failing = IntStream.range(0, 500).mapToObj(number -> {
			if (number == 400) {
				throw new VaultException("altered");
			}
			return card(number);
		}).iterator();
		assertThatThrownBy(() -> CodesWorkbook.write(out, PASSWORD, failing)).hasMessage("altered");
		try (Stream<Path> files = Files.list(folder)) {
			assertThat(files).isEmpty();
		}
	}

	@Test
	void isWrittenEvenWithoutACard() throws Exception {
		assertThat(CodesWorkbook.write(out, PASSWORD, Collections.emptyIterator())).isZero();
		try (XSSFWorkbook book = open()) {
			assertThat(book.getSheet("codes").getLastRowNum()).isZero();
		}
	}

	private XSSFWorkbook open() throws Exception {
		try (POIFSFileSystem container = new POIFSFileSystem(out.toFile(), true)) {
			Decryptor decryptor = new EncryptionInfo(container).getDecryptor();
			assertThat(decryptor.verifyPassword(new String(PASSWORD))).isTrue();
			try (InputStream in = decryptor.getDataStream(container)) {
				return new XSSFWorkbook(in);
			}
		}
	}

	private static List<String> texts(Row row) {
		return IntStream.range(0, row.getLastCellNum())
			.mapToObj(row::getCell)
			.map(cell -> cell == null ? "" : cell.getStringCellValue())
			.toList();
	}

	private static Iterator<CodeRow> cards(int count) {
		return IntStream.range(0, count).mapToObj(CodesWorkbookTests::card).iterator();
	}

	private static CodeRow card(int number) {
		return new CodeRow(List.of(number + 2), "REF" + number / 10, "P-" + number / 10, new Card("SKU",
				"60010000%08d".formatted(number), "1234", null, null, null, null, null, BigDecimal.TEN, "INR"));
	}

	/** Temporary files, whose content stays when they are deleted. */
	private static final class KeptFiles implements TempFileCreationStrategy {

		private final Path folder;

		private final List<Path> kept = new ArrayList<>();

		private KeptFiles(Path folder) {
			this.folder = folder;
		}

		@Override
		public File createTempFile(String prefix, String suffix) throws IOException {
			Path file = Files.createTempFile(folder, prefix, suffix);
			kept.add(Files.createLink(folder.resolve("kept-" + kept.size()), file));
			return file.toFile();
		}

		@Override
		public File createTempDirectory(String prefix) throws IOException {
			throw new IOException("no folder is needed");
		}

	}

}
