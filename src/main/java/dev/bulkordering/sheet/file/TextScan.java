package dev.bulkordering.sheet.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/**
 * One pass over a text file under the assumption of an encoding: what speaks for it and
 * what against.
 */
final class TextScan {

	private static final int BUFFER = 1 << 16;

	private static final int SAMPLE_BYTES = 1 << 14;

	/** How much of the text around a letter beyond ASCII goes into the sample. */
	private static final int CONTEXT_BYTES = 24;

	private final ByteArrayOutputStream sample = new ByteArrayOutputStream();

	private long characters;

	private long nonAscii;

	private long malformed;

	private long control;

	private int line = 1;

	private int firstBad;

	private int firstZero;

	private boolean afterReturn;

	private TextScan() {
	}

	static TextScan of(CsvEncoding encoding, SheetSource source) throws IOException {
		TextScan scan = new TextScan();
		try (InputStream in = encoding.open(source)) {
			scan.read(in,
					encoding.charset()
						.newDecoder()
						.onMalformedInput(CodingErrorAction.REPORT)
						.onUnmappableCharacter(CodingErrorAction.REPORT));
		}
		return scan;
	}

	private void read(InputStream in, CharsetDecoder decoder) throws IOException {
		ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
		CharBuffer text = CharBuffer.allocate(BUFFER);
		boolean end = false;
		while (!end) {
			int count = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
			gather(bytes.array(), bytes.position(), count);
			end = count < bytes.remaining();
			bytes.position(bytes.position() + count).flip();
			decode(decoder, bytes, text, end);
			bytes.compact();
		}
	}

	private void decode(CharsetDecoder decoder, ByteBuffer bytes, CharBuffer text, boolean end) {
		while (true) {
			CoderResult result = decoder.decode(bytes, text, end);
			look(text.flip());
			text.clear();
			if (result.isError()) {
				malformed++;
				firstBad = (firstBad == 0) ? line : firstBad;
				bytes.position(bytes.position() + result.length());
			}
			else if (result.isUnderflow()) {
				return;
			}
		}
	}

	private void look(CharBuffer text) {
		while (text.hasRemaining()) {
			char character = text.get();
			characters++;
			if (character > 0x7F) {
				nonAscii++;
			}
			else if (character < ' ') {
				lookAtControl(character);
			}
			afterReturn = character == '\r';
		}
	}

	private void lookAtControl(char character) {
		switch (character) {
			case '\r' -> line++;
			case '\n' -> line += afterReturn ? 0 : 1;
			case '\t', '\f', 0x0B -> {
			}
			case 0 -> firstZero = (firstZero == 0) ? line : firstZero;
			default -> control++;
		}
	}

	private void gather(byte[] bytes, int from, int count) {
		int gathered = from;
		for (int i = from; i < from + count && sample.size() < SAMPLE_BYTES; i++) {
			if (bytes[i] < 0) {
				int start = Math.max(gathered, i - CONTEXT_BYTES);
				int end = Math.min(from + count, i + CONTEXT_BYTES);
				if (end > start) {
					sample.write(bytes, start, end - start);
				}
				gathered = Math.max(gathered, end);
			}
		}
	}

	long characters() {
		return characters;
	}

	/** Characters beyond ASCII. */
	long nonAscii() {
		return nonAscii;
	}

	/** Places that the encoding cannot read. */
	long malformed() {
		return malformed;
	}

	/** Control characters that text has no use for. */
	long control() {
		return control;
	}

	/** The line of the first place that the encoding cannot read, 0 without. */
	int firstBad() {
		return firstBad;
	}

	/** The line of the first zero, 0 without. */
	int firstZero() {
		return firstZero;
	}

	/** Bytes beyond ASCII with those around them. */
	byte[] sample() {
		return sample.toByteArray();
	}

}
