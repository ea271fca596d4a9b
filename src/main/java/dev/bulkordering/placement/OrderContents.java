package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.order.Piece;
import dev.bulkordering.provider.PlaceableOrder;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.PlaceableOrder.Item;
import dev.bulkordering.provider.PlaceableOrder.RowPart;

/** Puts together what an order holds, from its pieces and their rows. */
public class OrderContents {

	private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {
	};

	private final JdbcTemplate jdbc;

	private final JsonMapper json;

	/** Contents from the database behind the template. */
	public OrderContents(JdbcTemplate jdbc, JsonMapper json) {
		this.jdbc = jdbc;
		this.json = json;
	}

	/**
	 * An order as a gateway sends it, with its pieces.
	 *
	 * @param order for the gateway
	 * @param pieces for the check of the limits
	 */
	public record Contents(PlaceableOrder order, List<Piece> pieces) {

		/**
		 * The same order under an id that somebody named, where the gateway cannot look
		 * it up by what is known of it.
		 */
		Contents knownAs(@Nullable String namedId, ProviderGateway gateway) {
			return namedId == null || gateway.canLookUp(order) ? this
					: new Contents(order.withProviderOrderId(namedId), pieces);
		}

	}

	/** What an order holds now. */
	public Contents of(Order order) {
		List<Piece> pieces = new ArrayList<>();
		Map<String, Item> items = new LinkedHashMap<>();
		SortedMap<Integer, RowPart> rows = new TreeMap<>();
		jdbc.query("""
				select p.row_no, p.sku, p.variant, p.price, p.units, r.fields
				from bo_piece p join bo_row r on r.run_id = p.run_id and r.row_no = p.row_no
				where p.run_id = ? and p.order_no = ?
				order by p.sku, p.variant, p.row_no
				""", (row) -> {
			Piece piece = new Piece(row.getInt(1), Utf8.text(row.getBytes(2)), Utf8.text(row.getBytes(3)),
					row.getBigDecimal(4), row.getInt(5));
			pieces.add(piece);
			RowPart known = rows.get(piece.row());
			Map<String, String> fields = known != null ? known.values() : json.readValue(row.getString(6), FIELDS);
			rows.put(piece.row(),
					new RowPart(piece.row(), piece.units() + (known == null ? 0 : known.units()), fields));
			items.putIfAbsent(piece.sku(), new Item(piece.sku(), piece.variant(), piece.price(), 0, fields));
			items.computeIfPresent(piece.sku(), (sku, item) -> new Item(sku, item.variant(), item.price(),
					item.units() + piece.units(), item.values()));
		}, order.identity.runId(), order.identity.orderNo());
		BigDecimal value = items.values()
			.stream()
			.map((item) -> item.price().multiply(BigDecimal.valueOf(item.units())))
			.reduce(BigDecimal.ZERO, BigDecimal::add);
		Map<String, String> values = rows.values().stream().map(RowPart::values).findFirst().orElse(Map.of());
		boolean twoStep = order.quote != null;
		PlaceableOrder placeable = new PlaceableOrder(order.identity.reference(), order.identity.currency(), value,
				List.copyOf(items.values()), values, order.quote, order.providerOrderId,
				twoStep ? (order.quoteConfirmed ? 1 : 0) : order.buyingCalls, List.copyOf(rows.values()));
		return new Contents(placeable, pieces);
	}

}
