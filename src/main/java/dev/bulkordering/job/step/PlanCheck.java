package dev.bulkordering.job.step;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.StreamingQueries.Cursor;
import dev.bulkordering.order.Piece;
import dev.bulkordering.order.Reference;
import dev.bulkordering.placement.Changes;
import dev.bulkordering.placement.RunIdentity;
import dev.bulkordering.placement.Utf8;

/**
 * Tells whether what stands in the database is still what was planned. Orders that were
 * split are: what replaces them has references that stand for their content, too.
 */
public class PlanCheck {

	private final StreamingQueries queries;

	private final Reconciliation reconciliation;

	/** A check in the database behind the queries. */
	public PlanCheck(StreamingQueries queries, Reconciliation reconciliation) {
		this.queries = queries;
		this.reconciliation = reconciliation;
	}

	/** SHA-256 over what the valid rows of a run say, in hex. */
	String contentHash(long run) {
		MessageDigest digest = Hashes.sha256();
		try (Cursor<String> rows = queries.query("""
				select row_no, sku, variant, price, quantity, currency, fields from bo_row
				where run_id = ? and valid = true order by row_no
				""",
				(row, index) -> String.join("\n", Integer.toString(row.getInt(1)), Utf8.text(row.getBytes(2)),
						Utf8.text(row.getBytes(3)), row.getBigDecimal(4).stripTrailingZeros().toPlainString(),
						Integer.toString(row.getInt(5)), row.getString(6), row.getString(7), ""),
				run)) {
			rows.forEachRemaining((row) -> digest.update(row.getBytes(StandardCharsets.UTF_8)));
		}
		return HexFormat.of().formatHex(digest.digest());
	}

	/**
	 * Compares a run that needs approval with what was planned for it. Not to be called
	 * within a transaction.
	 * @param planHash the plan that it should have
	 * @return what has changed, for people; empty if nothing has
	 */
	public Optional<String> change(RunRecord run, String planHash) {
		return Stream
			.<Supplier<Optional<String>>>of(() -> changeOfPlan(run, planHash), () -> changeOfRows(run),
					() -> changeOfOrders(run), () -> reconciliation.contents(run.id()).stream().findFirst())
			.map(Supplier::get)
			.flatMap(Optional::stream)
			.findFirst();
	}

	private Optional<String> changeOfPlan(RunRecord run, String planHash) {
		MessageDigest digest = Hashes.sha256();
		try (Cursor<String> references = queries.query(
				"select reference from bo_order where run_id = ? and order_no <= ? order by order_no",
				(row, index) -> row.getString(1), run.id(), run.plannedOrders())) {
			references.forEachRemaining((reference) -> digest.update(reference.getBytes(StandardCharsets.US_ASCII)));
		}
		String hash = HexFormat.of().formatHex(digest.digest());
		return hash.equals(planHash) && hash.equals(run.planHash()) ? Optional.empty()
				: Optional.of("its orders are not those of the plan");
	}

	private Optional<String> changeOfRows(RunRecord run) {
		return contentHash(run.id()).equals(run.contentHash()) ? Optional.empty()
				: Optional.of("its rows are not those that were planned");
	}

	private record Part(int orderNo, String reference, @Nullable String parent, String groupKey, boolean sameCurrency,
			Piece piece, int firstUnit) {
	}

	// Only orders that may yet be placed: of the others, what was delivered may have
	// changed the content.
	private Optional<String> changeOfOrders(RunRecord run) {
		try (Cursor<Part> parts = queries.query("""
				select o.order_no, o.reference, o.parent, o.group_key, o.currency, r.currency, p.row_no, p.sku,
					p.variant, p.price, p.units, p.first_unit
				from bo_order o
				join bo_piece p on p.run_id = o.run_id and p.order_no = o.order_no
				join bo_row r on r.run_id = p.run_id and r.row_no = p.row_no
				where o.run_id = ? and o.state in ('PLANNED', 'PLACING', 'UNKNOWN')
				order by o.order_no
				""", (row, index) -> part(row), run.id())) {
			while (parts.hasNext()) {
				List<Part> order = new ArrayList<>(List.of(parts.next()));
				for (Part next = parts.peek(); next != null
						&& next.orderNo() == order.get(0).orderNo(); next = parts.peek()) {
					order.add(parts.next());
				}
				if (!isWhatItsReferenceStandsFor(order, run)) {
					return Optional.of("order " + order.get(0).reference() + " is not what its reference stands for");
				}
			}
		}
		return Optional.empty();
	}

	private static Part part(ResultSet row) throws SQLException {
		Piece piece = new Piece(row.getInt(7), Utf8.text(row.getBytes(8)), Utf8.text(row.getBytes(9)),
				row.getBigDecimal(10), row.getInt(11));
		return new Part(row.getInt(1), row.getString(2), row.getString(3), row.getString(4),
				row.getString(5).equals(row.getString(6)), piece, row.getInt(12));
	}

	private static boolean isWhatItsReferenceStandsFor(List<Part> order, RunRecord run) {
		Part any = order.get(0);
		List<Part> parts = order.stream().sorted(Comparator.comparing(Part::piece, Changes.BY_CONTENT)).toList();
		RunIdentity identity = run.identity();
		boolean planned = any.orderNo() <= run.plannedOrders();
		return planned == (any.parent() == null) && parts.stream().allMatch(Part::sameCurrency)
				&& any.reference()
					.equals(Reference.of(identity.job(), identity.sheetHash(), identity.runNumber(), any.parent(),
							any.groupKey(), parts.stream().map(Part::piece).toList(),
							parts.stream().map(Part::firstUnit).toList()));
	}

}
