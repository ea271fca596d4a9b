package dev.bulkordering.result;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import org.apache.poi.poifs.crypt.ChainingMode;
import org.apache.poi.poifs.crypt.CipherAlgorithm;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.crypt.HashAlgorithm;
import org.apache.poi.poifs.crypt.temp.SXSSFWorkbookWithCustomZipEntrySource;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.util.TempFileCreationStrategy;

import dev.bulkordering.order.Card;

/**
 * Writes cards and codes into an Excel workbook that opens with a password only. Nothing
 * of them touches the disk in the clear: what has to be put aside while writing is
 * encrypted with a key of the moment. Rows are not kept in memory; the encrypted file is,
 * until it is complete (about 100 bytes a card).
 */
public final class CodesWorkbook {

	private static final List<String> HEADERS = List.of("rows", "order_reference", "provider_order_id", "sku", "amount",
			"currency", "number", "pin", "code", "link", "serial", "barcode", "validity");

	private static final int AES_KEY_BITS = 256;

	private static final int AES_BLOCK_BYTES = 16;

	/** The longest password that Excel takes. */
	private static final int MOST_CHARACTERS = 255;

	private CodesWorkbook() {
	}

	/**
	 * Writes the workbook. The file is its owner's alone, and appears complete or not at
	 * all. Every cell is text, so that no digit is lost and nothing is taken for a
	 * formula.
	 * @param out a file that does not exist yet
	 * @param password what opens the workbook; it stays the caller's to erase
	 * @param cards the cards
	 * @return how many cards were written
	 * @throws CodesRefusedException if there is such a file, its folder does not exist,
	 * or the password is empty or longer than Excel takes
	 * @throws ResultUnwritableException if the file cannot be written
	 */
	public static long write(Path out, char[] password, Iterator<CodeRow> cards) {
		refuseUnsafe(out, password);
		AtomicLong count = new AtomicLong();
		try {
			Scratch.during(() -> count.set(writeAll(out, password, cards)));
		}
		catch (IOException ex) {
			throw new ResultUnwritableException("The codes workbook", out, ex);
		}
		return count.get();
	}

	/** Writes the workbook with temporary files that are made as told. */
	static void write(Path out, char[] password, Iterator<CodeRow> cards, TempFileCreationStrategy files)
			throws IOException {
		Scratch.during(() -> writeAll(out, password, cards), files);
	}

	private static void refuseUnsafe(Path out, char[] password) {
		if (new String(password).isBlank()) {
			throw new CodesRefusedException("The password is empty, so anyone could open the workbook. Put a password"
					+ " into the first line of the password file.");
		}
		if (password.length > MOST_CHARACTERS) {
			throw new CodesRefusedException("The password has %d characters, and Excel takes %d at most."
				.formatted(password.length, MOST_CHARACTERS));
		}
		refuseExisting(out);
		if (!Files.isDirectory(FreshFile.folderOf(out))) {
			throw new CodesRefusedException(
					"The folder %s does not exist. Make it, or name another file.".formatted(FreshFile.folderOf(out)));
		}
	}

	private static void refuseExisting(Path out) {
		if (Files.exists(out)) {
			throw new CodesRefusedException(
					"%s exists already and is not overwritten. Name another file.".formatted(out));
		}
	}

	private static long writeAll(Path out, char[] password, Iterator<CodeRow> cards) throws IOException {
		try (FreshFile file = FreshFile.ownerOnly(out);
				POIFSFileSystem container = new POIFSFileSystem();
				SXSSFWorkbookWithCustomZipEntrySource book = new SXSSFWorkbookWithCustomZipEntrySource()) {
			WorkbookTable table = new WorkbookTable(book, new WorkbookStyles(book), "codes", HEADERS,
					WorkbookTable.MOST_ROWS);
			long count = 0;
			for (; cards.hasNext(); count++) {
				writeRow(table, cards.next());
			}
			table.finish();
			try (OutputStream encrypted = encryptor(password).getDataStream(container)) {
				book.write(encrypted);
			}
			container.writeFilesystem(file.stream());
			file.complete();
			refuseExisting(out);
			file.publish();
			return count;
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has AES-256 and SHA-512", ex);
		}
	}

	private static void writeRow(WorkbookTable table, CodeRow row) {
		Card card = row.card();
		table.texts(row.rows());
		table.text(row.reference());
		table.text(row.providerOrderId());
		table.text(card.sku());
		table.text(card.amount() == null ? null : card.amount().toPlainString());
		table.text(card.currency());
		table.text(card.number());
		table.text(card.pin());
		table.text(card.code());
		table.text(card.link());
		table.text(card.serial());
		table.text(card.barcode());
		table.text(card.validity());
		table.endRow();
	}

	private static Encryptor encryptor(char[] password) {
		Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile, CipherAlgorithm.aes256, HashAlgorithm.sha512,
				AES_KEY_BITS, AES_BLOCK_BYTES, ChainingMode.cbc)
			.getEncryptor();
		encryptor.confirmPassword(new String(password));
		return encryptor;
	}

}
