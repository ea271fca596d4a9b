package dev.bulkordering.result;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.bulkordering.order.Piece;

/**
 * Which row each unit of an order is for: the units of a SKU that several rows share go
 * to the rows in row order.
 */
public final class UnitRows {

	private final Map<String, NavigableMap<Integer, Piece>> piecesByFirstUnit = new HashMap<>();

	private final List<Integer> allRows;

	/** The units of the order that is made of these pieces. */
	public UnitRows(List<Piece> pieces) {
		this.allRows = pieces.stream().map(Piece::row).distinct().sorted().toList();
		Map<String, Integer> units = new HashMap<>();
		pieces.stream().sorted(Comparator.comparingInt(Piece::row)).forEach(piece -> {
			int first = units.getOrDefault(piece.sku(), 0) + 1;
			piecesByFirstUnit.computeIfAbsent(piece.sku(), sku -> new TreeMap<>()).put(first, piece);
			units.put(piece.sku(), first + piece.units() - 1);
		});
	}

	/**
	 * The row that a unit is for. Where it is none of the order's units, all rows come
	 * that it may be for: those of its SKU, or of the order if the SKU is not in it.
	 * @param sku the SKU
	 * @param unit which unit of this SKU, from 1
	 */
	public List<Integer> of(String sku, int unit) {
		NavigableMap<Integer, Piece> pieces = piecesByFirstUnit.get(sku);
		if (pieces == null) {
			return allRows;
		}
		Map.Entry<Integer, Piece> entry = pieces.floorEntry(unit);
		if (entry != null && unit < entry.getKey() + entry.getValue().units()) {
			return List.of(entry.getValue().row());
		}
		return pieces.values().stream().map(Piece::row).distinct().toList();
	}

}
