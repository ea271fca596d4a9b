package dev.bulkordering.sheet.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;

/**
 * The texts of a workbook, which its cells refer to by number. The first ones are kept in
 * memory, the others in a temporary file that only this user may read and that is deleted
 * with the closing, so that a million different texts need no more than their offsets.
 */
final class SharedStrings implements AutoCloseable {

	/** Characters that are kept in memory. */
	private static final long MEMORY_CHARACTERS = 4_000_000;

	private static final int MEMORY_TEXTS = 200_000;

	/** Offsets of more texts would fill the memory. */
	private static final int MOST_TEXTS = 20_000_000;

	private static final int PAGE_BYTES = 1 << 15;

	private static final int PAGES = 64;

	private static final int CHUNK = 1 << 16;

	private final SheetSource source;

	private final List<Cell> first = new ArrayList<>();

	/** Where each text in the file ends, in chunks. */
	private final List<long[]> ends = new ArrayList<>();

	private final Map<Long, byte[]> pages = new LinkedHashMap<>(PAGES, 0.75f, true) {

		@Override
		protected boolean removeEldestEntry(Map.Entry<Long, byte[]> eldest) {
			return size() > PAGES;
		}

	};

	private long memoryCharacters;

	private int filed;

	private long filedBytes;

	private @Nullable FileChannel channel;

	private @Nullable OutputStream out;

	private SharedStrings(SheetSource source) {
		this.source = source;
	}

	/** No texts. */
	static SharedStrings none(SheetSource source) {
		return new SharedStrings(source);
	}

	/** Reads the texts of a part. */
	static SharedStrings read(SheetSource source, XmlPart part) {
		SharedStrings strings = new SharedStrings(source);
		try {
			while (part.next()) {
				if (part.isStart("si")) {
					strings.add(CellText.cell(XlsxEscapes.decode(part.richText())));
				}
			}
			if (strings.out != null) {
				strings.out.flush();
			}
			return strings;
		}
		catch (IOException ex) {
			strings.close();
			throw unkept(source, ex);
		}
		catch (RuntimeException ex) {
			strings.close();
			throw ex;
		}
	}

	private static SheetRefusedException unkept(SheetSource source, IOException cause) {
		return source.refusal("can't be read now: its texts can't be kept in a temporary file ('" + cause.getMessage()
				+ "'); is the disk full?", cause);
	}

	private void add(Cell text) throws IOException {
		if (first.size() + filed >= MOST_TEXTS) {
			throw source.refusal("has more than " + SheetSource.grouped(MOST_TEXTS)
					+ " different texts: split it into several files.");
		}
		memoryCharacters += text.text().length();
		if (filed == 0 && memoryCharacters <= MEMORY_CHARACTERS && first.size() < MEMORY_TEXTS) {
			first.add(text);
			return;
		}
		byte[] bytes = text.text().getBytes(StandardCharsets.UTF_8);
		file().write(bytes);
		filedBytes += bytes.length;
		if (filed % CHUNK == 0) {
			ends.add(new long[CHUNK]);
		}
		ends.get(filed / CHUNK)[filed % CHUNK] = filedBytes;
		filed++;
	}

	private OutputStream file() throws IOException {
		if (out == null) {
			Path file = Files.createTempFile("texts", null);
			channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE,
					StandardOpenOption.DELETE_ON_CLOSE);
			out = new BufferedOutputStream(Channels.newOutputStream(channel), PAGE_BYTES);
		}
		return out;
	}

	/** The text with a number; null if there is none. */
	@Nullable Cell get(int index) {
		if (index < 0 || index >= first.size() + filed) {
			return null;
		}
		return (index < first.size()) ? first.get(index) : fromFile(index - first.size());
	}

	private Cell fromFile(int index) {
		long from = (index == 0) ? 0 : end(index - 1);
		byte[] bytes = new byte[(int) (end(index) - from)];
		try {
			for (int done = 0; done < bytes.length;) {
				long position = from + done;
				byte[] page = page(position / PAGE_BYTES);
				int offset = (int) (position % PAGE_BYTES);
				int count = Math.min(bytes.length - done, PAGE_BYTES - offset);
				System.arraycopy(page, offset, bytes, done, count);
				done += count;
			}
		}
		catch (IOException ex) {
			throw unkept(source, ex);
		}
		return (bytes.length == 0) ? Cell.BLANK : new Cell.Text(new String(bytes, StandardCharsets.UTF_8));
	}

	private long end(int index) {
		return ends.get(index / CHUNK)[index % CHUNK];
	}

	private byte[] page(long number) throws IOException {
		byte[] page = pages.get(number);
		if (page == null && channel != null) {
			page = new byte[PAGE_BYTES];
			ByteBuffer buffer = ByteBuffer.wrap(page);
			while (buffer.hasRemaining() && channel.read(buffer, number * PAGE_BYTES + buffer.position()) >= 0) {
				// Until the page is full or the file ends.
			}
			pages.put(number, page);
		}
		if (page == null) {
			throw new IOException("closed");
		}
		return page;
	}

	@Override
	public void close() {
		try {
			if (channel != null) {
				channel.close();
			}
		}
		catch (IOException ex) {
			// The system deletes what is left of temporary files.
		}
	}

}
