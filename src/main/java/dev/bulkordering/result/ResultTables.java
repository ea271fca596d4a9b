package dev.bulkordering.result;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** The columns of a result's two tables, and how a row fills them. */
final class ResultTables {

	static final List<String> ROW_HEADERS = List.of("row", "status", "order_references", "provider_order_ids",
			"units_asked", "units_ordered", "units_pending", "units_rejected", "units_held", "units_skipped", "amount",
			"currency", "code", "message");

	static final List<String> ORDER_HEADERS = List.of("reference", "provider_order_id", "state", "units", "amount",
			"currency", "charged", "charged_currency", "placed_at", "rows");

	private ResultTables() {
	}

	/**
	 * The headers of the rows: the input's, then ours. An input's header that is the same
	 * word as one of ours says that it is the input's.
	 */
	static List<String> rowHeaders(List<String> inputHeaders) {
		List<String> headers = new ArrayList<>(inputHeaders.size() + ROW_HEADERS.size());
		for (String header : inputHeaders) {
			boolean ours = ROW_HEADERS.stream().anyMatch(header.strip()::equalsIgnoreCase);
			headers.add(ours ? header.strip() + " (input)" : header);
		}
		headers.addAll(ROW_HEADERS);
		return headers;
	}

	/**
	 * Writes the rows. Cells to the right of the last header, which no column of the
	 * input is for, go behind our own columns, so that nothing of the input is lost.
	 */
	static void writeRows(Table table, int inputColumns, Iterator<ResultRow> rows) throws IOException {
		while (rows.hasNext()) {
			ResultRow row = rows.next();
			List<String> cells = row.cells();
			for (int column = 0; column < inputColumns; column++) {
				table.text(column < cells.size() ? cells.get(column) : null);
			}
			writeOutcome(table, row);
			for (int column = inputColumns; column < cells.size(); column++) {
				table.text(cells.get(column));
			}
			table.endRow();
		}
	}

	private static void writeOutcome(Table table, ResultRow row) throws IOException {
		table.number(row.row());
		table.status(row.status());
		table.texts(row.references());
		table.texts(row.providerOrderIds());
		ResultUnits units = row.units();
		table.number(units.asked());
		table.number(units.ordered());
		table.number(units.pending());
		table.number(units.rejected());
		table.number(units.held());
		table.number(units.skipped());
		table.amount(shown(row.amount(), row.currency()));
		table.text(row.currency());
		table.text(row.code());
		table.text(row.message());
	}

	/** Writes the orders. */
	static void writeOrders(Table table, Iterator<ResultOrder> orders) throws IOException {
		while (orders.hasNext()) {
			ResultOrder order = orders.next();
			table.text(order.reference());
			table.text(order.providerOrderId());
			table.text(order.state().name());
			table.number(order.units());
			table.amount(shown(order.amount(), order.currency()));
			table.text(order.currency());
			table.amount(shown(order.charged(), order.chargedCurrency()));
			table.text(order.chargedCurrency());
			table.text(shown(order.placedAt()));
			table.texts(order.rows());
			table.endRow();
		}
	}

	/** An amount with the decimals of its currency, and more where it has more. */
	private static @Nullable BigDecimal shown(@Nullable BigDecimal amount, @Nullable String currency) {
		if (amount == null) {
			return null;
		}
		BigDecimal stripped = amount.stripTrailingZeros();
		return stripped.setScale(Math.max(stripped.scale(), decimals(currency)));
	}

	private static int decimals(@Nullable String currency) {
		try {
			return currency == null ? 2 : Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
		}
		catch (IllegalArgumentException ex) {
			return 2;
		}
	}

	private static @Nullable String shown(@Nullable Instant moment) {
		return moment == null ? null : moment.truncatedTo(ChronoUnit.MILLIS).toString();
	}

}
