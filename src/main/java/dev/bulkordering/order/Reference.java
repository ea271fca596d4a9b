package dev.bulkordering.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Our idempotency key for an order: 25 characters of upper-case Base32 (A to Z, 2 to 7)
 * of a SHA-256 over what the order is. The same content has the same reference on any
 * machine, other content another one.
 */
public final class Reference {

	/**
	 * Length of every reference; within each provider's limit (budgetree's, 25, is the
	 * tightest).
	 */
	public static final int LENGTH = 25;

	private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

	private Reference() {
	}

	/**
	 * Derives the reference of an order.
	 * @param job name of the job
	 * @param sheetHash SHA-256 of the sheet's bytes, in hex
	 * @param runNumber 1 for the first run of the sheet, more for deliberate repetitions
	 * @param parent reference of the order that this one replaces a part of, if any
	 * @param groupKey what the order's lines share
	 * @param pieces the order's pieces, sorted by SKU and row
	 * @param firstUnits which of its row's units each piece begins with, from 0: tells
	 * orders apart that hold equal numbers of units of the same rows
	 */
	public static String of(String job, String sheetHash, int runNumber, @Nullable String parent, String groupKey,
			List<Piece> pieces, List<Integer> firstUnits) {
		MessageDigest digest = sha256();
		add(digest, job);
		add(digest, sheetHash);
		add(digest, Integer.toString(runNumber));
		add(digest, parent == null ? "" : parent);
		add(digest, groupKey);
		for (int i = 0; i < pieces.size(); i++) {
			Piece piece = pieces.get(i);
			add(digest, Integer.toString(piece.row()));
			add(digest, piece.sku());
			add(digest, piece.variant());
			add(digest, piece.price().signum() == 0 ? "0" : piece.price().stripTrailingZeros().toPlainString());
			add(digest, Integer.toString(piece.units()));
			add(digest, Integer.toString(firstUnits.get(i)));
		}
		return base32(digest.digest());
	}

	// Each text goes in behind its length, so that no two lists of texts give the same
	// bytes.
	private static void add(MessageDigest digest, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		digest.update(new byte[] { (byte) (bytes.length >>> 24), (byte) (bytes.length >>> 16),
				(byte) (bytes.length >>> 8), (byte) bytes.length });
		digest.update(bytes);
	}

	private static String base32(byte[] hash) {
		StringBuilder text = new StringBuilder(LENGTH);
		for (int bit = 0; text.length() < LENGTH; bit += 5) {
			int value = 0;
			for (int i = bit; i < bit + 5; i++) {
				value = value << 1 | hash[i / 8] >> 7 - i % 8 & 1;
			}
			text.append(ALPHABET.charAt(value));
		}
		return text.toString();
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
