package dev.bulkordering.packing;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

import dev.bulkordering.order.Piece;

/**
 * Cuts an order that was refused for one bad line in two: the first and the second half
 * of its SKUs by code point. The pieces of a SKU stay together.
 *
 * @param first pieces of the first half of the SKUs, the larger one if their number is
 * odd, sorted by SKU and row
 * @param second pieces of the other SKUs, sorted likewise
 */
public record Halving(List<Piece> first, List<Piece> second) {

	/** Texts by code point, which is the order of their UTF-8 bytes. */
	private static final Comparator<String> BY_CODE_POINT = Comparator
		.comparing((text) -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

	/**
	 * Halves an order.
	 * @param pieces the order's pieces, in any order
	 * @throws IllegalArgumentException if they are not of at least two SKUs
	 */
	public static Halving of(List<Piece> pieces) {
		SortedMap<String, List<Piece>> bySku = new TreeMap<>(BY_CODE_POINT);
		pieces.forEach((piece) -> bySku.computeIfAbsent(piece.sku(), (sku) -> new ArrayList<>()).add(piece));
		if (bySku.size() < 2) {
			throw new IllegalArgumentException("an order of one SKU cannot be halved");
		}
		List<List<Piece>> skus = List.copyOf(bySku.values());
		int half = (skus.size() + 1) / 2;
		return new Halving(sorted(skus.subList(0, half)), sorted(skus.subList(half, skus.size())));
	}

	private static List<Piece> sorted(List<List<Piece>> skus) {
		return skus.stream().flatMap((sku) -> sku.stream().sorted(Comparator.comparingInt(Piece::row))).toList();
	}

}
