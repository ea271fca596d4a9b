package dev.bulkordering.sheet.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;

/**
 * Bounds what a parser takes from a stream: in all, and between two things that it hands
 * on. A parser that gathers one endless cell or attribute is stopped before its memory
 * is.
 */
final class ByteGuard extends FilterInputStream {

	/** Most bytes that a parser may take in before it hands something on. */
	static final int STRIDE_BYTES = 8 * 1024 * 1024;

	private final long limit;

	private final Supplier<SheetRefusedException> tooMuch;

	private final Supplier<SheetRefusedException> tooLong;

	private long read;

	private long sinceProgress;

	/**
	 * @param limit most bytes in all
	 * @param tooMuch what to throw beyond that
	 * @param tooLong what to throw when the parser hands nothing on
	 */
	ByteGuard(InputStream in, long limit, Supplier<SheetRefusedException> tooMuch,
			Supplier<SheetRefusedException> tooLong) {
		super(in);
		this.limit = limit;
		this.tooMuch = tooMuch;
		this.tooLong = tooLong;
	}

	/** The parser has handed something on. */
	void progress() {
		sinceProgress = 0;
	}

	@Override
	public int read() throws IOException {
		int value = in.read();
		count((value >= 0) ? 1 : 0);
		return value;
	}

	@Override
	public int read(byte[] buffer, int offset, int length) throws IOException {
		int count = in.read(buffer, offset, length);
		count(count);
		return count;
	}

	@Override
	public long skip(long count) throws IOException {
		long skipped = in.skip(count);
		count(skipped);
		return skipped;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

	private void count(long bytes) {
		if (bytes <= 0) {
			return;
		}
		read += bytes;
		sinceProgress += bytes;
		if (read > limit) {
			throw tooMuch.get();
		}
		if (sinceProgress > STRIDE_BYTES) {
			throw tooLong.get();
		}
	}

}
