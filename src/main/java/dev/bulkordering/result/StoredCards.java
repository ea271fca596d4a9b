package dev.bulkordering.result;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.order.Card;

/** The cards of a run by order and unit, read page by page. */
final class StoredCards implements Iterator<StoredCard> {

	private static final int PAGE = 500;

	private static final String SELECT = """
			select s.order_no, s.unit_no, s.ciphertext, o.reference, o.provider_order_id
			from bo_secret s join bo_order o on o.run_id = s.run_id and o.order_no = s.order_no
			where s.run_id = ? and (s.order_no > ? or (s.order_no = ? and s.unit_no > ?))
			order by s.order_no, s.unit_no
			limit\s""" + PAGE;

	private final JdbcTemplate jdbc;

	private final long runId;

	private final Decryption decryption;

	private final Queue<StoredCard> page = new ArrayDeque<>();

	private int lastOrder;

	private int lastUnit;

	private boolean ended;

	StoredCards(JdbcTemplate jdbc, long runId, Decryption decryption) {
		this.jdbc = jdbc;
		this.runId = runId;
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
		jdbc.query(SELECT, row -> {
			lastOrder = row.getInt(1);
			lastUnit = row.getInt(2);
			Card card = decryption.decrypted(runId, lastOrder, lastUnit, row.getBytes(3));
			page.add(new StoredCard(lastOrder, row.getString(4), row.getString(5), lastUnit, card));
		}, runId, lastOrder, lastOrder, lastUnit);
		ended = page.size() < PAGE;
	}

	/** How a card is decrypted. */
	interface Decryption {

		/** The card of a unit. */
		Card decrypted(long runId, int orderNo, int unitNo, byte[] sealed);

	}

}
