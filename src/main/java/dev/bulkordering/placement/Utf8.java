package dev.bulkordering.placement;

import java.nio.charset.StandardCharsets;

/**
 * Texts as the database keeps those that it sorts or compares: as UTF-8 bytes, so that
 * every database sorts them by code point.
 */
public final class Utf8 {

	private Utf8() {
	}

	/** The bytes of a text. */
	public static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	/** The text of bytes. */
	public static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
