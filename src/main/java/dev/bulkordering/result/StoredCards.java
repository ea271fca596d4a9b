package dev.bulkordering.result;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.Card;

/** The cards of a run by order and unit, read page by page. */
final class StoredCards implements Iterator<StoredCard> {

	private static final int PAGE = 500;

	private static final String SELECT = """
			select s.order_no, s.unit_no, s.ciphertext, o.reference, o.provider_order_id
			from bo_secret s join bo_order o on o.run_id = s.run_id and o.order_no = s.order_no
			where s.run_id = ? and (s.order_no > ? or (s.order_no = ? and s.unit_no > ?))
			""";

	private static final String OF_A_ROW = """
			and s.order_no in (select p.order_no from bo_piece p where p.run_id = s.run_id and p.row_no = ?)
			""";

	private static final String PAGE_BY_PAGE = "order by s.order_no, s.unit_no limit " + PAGE;

	private final JdbcTemplate jdbc;

	private final long runId;

	private final @Nullable Integer row;

	private final Decryption decryption;

	private final Queue<StoredCard> page = new ArrayDeque<>();

	private int lastOrder;

	private int lastUnit;

	private boolean ended;

	/**
	 * Cards of a run.
	 * @param row only of the orders that this row is a part of; null means all
	 */
	StoredCards(JdbcTemplate jdbc, long runId, @Nullable Integer row, Decryption decryption) {
		this.jdbc = jdbc;
		this.runId = runId;
		this.row = row;
		this.decryption = decryption;
	}

	@Override
	public boolean hasNext() {
		if (page.isEmpty() && !ended) {
			readPage();
		}
		return !page.isEmpty();
	}

	@Override
	public StoredCard next() {
		if (!hasNext()) {
			throw new NoSuchElementException();
		}
		return page.remove();
	}

	private void readPage() {
		List<Object> arguments = new ArrayList<>(List.of(runId, lastOrder, lastOrder, lastUnit));
		if (row != null) {
			arguments.add(row);
		}
		jdbc.query(SELECT + (row == null ? "" : OF_A_ROW) + PAGE_BY_PAGE, found -> {
			lastOrder = found.getInt(1);
			lastUnit = found.getInt(2);
			Card card = decryption.decrypted(runId, lastOrder, lastUnit, found.getBytes(3));
			page.add(new StoredCard(lastOrder, found.getString(4), found.getString(5), lastUnit, card));
		}, arguments.toArray());
		ended = page.size() < PAGE;
	}

	/** How a card is decrypted. */
	interface Decryption {

		/** The card of a unit. */
		Card decrypted(long runId, int orderNo, int unitNo, byte[] sealed);

	}

}
