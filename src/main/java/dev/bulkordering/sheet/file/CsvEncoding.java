package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

import org.jspecify.annotations.Nullable;

/**
 * The encoding of a text file. The whole file is looked at, because the first letter that
 * tells may stand in the last row; what is valid UTF-8 is UTF-8, and no letter is ever
 * replaced by a question mark.
 *
 * @param charset the encoding
 * @param markBytes length of the byte order mark in front, 0 without
 */
record CsvEncoding(Charset charset, int markBytes) {

	private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

	private static final String SAVE_AS_UTF_8 = ": save it as 'CSV UTF-8' or as an Excel workbook, and try again.";

	/** From this share of control characters on, a file is no text. */
	private static final double BINARY = 0.02;

	/**
	 * Finds the encoding.
	 * @throws SheetRefusedException for binary files, and for encodings that are neither
	 * UTF-8, UTF-16 nor Windows-1252
	 */
	static CsvEncoding of(byte[] head, SheetSource source) throws IOException {
		CsvEncoding marked = byMark(head, source);
		CsvEncoding known = (marked != null) ? marked : byZeros(head);
		if (known != null) {
			TextScan scan = TextScan.of(known, source);
			refuseBinary(scan, source);
			if (scan.malformed() > 0) {
				throw source.damaged("it is marked as " + known.charset() + " but isn't, near line " + scan.firstBad(),
						null);
			}
			return known;
		}
		return byContent(source);
	}

	private static CsvEncoding byContent(SheetSource source) throws IOException {
		CsvEncoding utf8 = new CsvEncoding(StandardCharsets.UTF_8, 0);
		TextScan scan = TextScan.of(utf8, source);
		refuseBinary(scan, source);
		if (scan.malformed() == 0) {
			return utf8;
		}
		if (scan.nonAscii() >= 3 && scan.malformed() * 4 < scan.nonAscii()) {
			throw source.damaged("a letter is broken near line " + scan.firstBad(), null);
		}
		CsvEncoding western = new CsvEncoding(WINDOWS_1252, 0);
		if (TextScan.of(western, source).malformed() > 0) {
			throw source.refusal("is written in an encoding that can't be told" + SAVE_AS_UTF_8);
		}
		String foreign = ForeignCharset.of(scan.sample());
		if (foreign != null) {
			throw source.refusal("seems to be written in the encoding " + foreign + SAVE_AS_UTF_8);
		}
		return western;
	}

	private static void refuseBinary(TextScan scan, SheetSource source) {
		if (scan.firstZero() > 0) {
			throw source.refusal("holds zero bytes (near line " + scan.firstZero()
					+ "), so it is no text file or was damaged on its way: export it again.");
		}
		if (scan.control() > BINARY * scan.characters()) {
			throw source.refusal("is neither a text file nor an Excel workbook: give the CSV or Excel file itself.");
		}
	}

	private static @Nullable CsvEncoding byMark(byte[] head, SheetSource source) {
		if (FileKind.startsWith(head, bytes(0xFF, 0xFE, 0, 0)) || FileKind.startsWith(head, bytes(0, 0, 0xFE, 0xFF))) {
			throw source.refusal("is written in the encoding UTF-32" + SAVE_AS_UTF_8);
		}
		if (FileKind.startsWith(head, bytes(0xEF, 0xBB, 0xBF))) {
			return new CsvEncoding(StandardCharsets.UTF_8, 3);
		}
		if (FileKind.startsWith(head, bytes(0xFF, 0xFE))) {
			return new CsvEncoding(StandardCharsets.UTF_16LE, 2);
		}
		return FileKind.startsWith(head, bytes(0xFE, 0xFF)) ? new CsvEncoding(StandardCharsets.UTF_16BE, 2) : null;
	}

	/** UTF-16 without a mark: in Western text every other byte is zero, and no other. */
	private static @Nullable CsvEncoding byZeros(byte[] head) {
		int pairs = head.length / 2;
		int first = 0;
		int second = 0;
		for (int i = 0; i < pairs; i++) {
			first += (head[2 * i] == 0) ? 1 : 0;
			second += (head[2 * i + 1] == 0) ? 1 : 0;
		}
		if (second * 2 > pairs && first == 0) {
			return new CsvEncoding(StandardCharsets.UTF_16LE, 0);
		}
		return (first * 2 > pairs && second == 0) ? new CsvEncoding(StandardCharsets.UTF_16BE, 0) : null;
	}

	/** A stream of the text's bytes, behind the mark. */
	InputStream open(SheetSource source) throws IOException {
		InputStream in = Files.newInputStream(source.path());
		in.skipNBytes(markBytes);
		return in;
	}

	private static byte[] bytes(int... values) {
		byte[] bytes = new byte[values.length];
		for (int i = 0; i < values.length; i++) {
			bytes[i] = (byte) values[i];
		}
		return bytes;
	}

}
