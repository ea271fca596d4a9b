package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.result.CodeRow;
import dev.bulkordering.result.CodesRefusedException;
import dev.bulkordering.result.CodesWorkbook;
import dev.bulkordering.result.ResultUnwritableException;
import dev.bulkordering.result.StoredCard;
import dev.bulkordering.result.Vault;
import dev.bulkordering.result.VaultException;

/** Takes cards and codes out of the vault, and keeps a record of it. */
class CodesExport {

	private final Vault vault;

	private final Orders orders;

	private final AuditTrail audit;

	CodesExport(Vault vault, Orders orders, AuditTrail audit) {
		this.vault = vault;
		this.orders = orders;
		this.audit = audit;
	}

	/** Writes a run's cards and codes into a workbook that the password protects. */
	long export(RunRecord run, Path out, char[] password) {
		// The record comes first: an export that is not on record must not exist.
		audit.add(Action.CODES, run.id(), null, "export to " + out.toAbsolutePath() + " began");
		long cards = write(out, password, cards(run.id(), null));
		audit.add(Action.CODES, run.id(), null, cards + " cards exported to " + out.toAbsolutePath());
		return cards;
	}

	/** Writes cards into a workbook that the password protects; records nothing. */
	long write(Path out, char[] password, Iterator<CodeRow> cards) {
		return opened(() -> CodesWorkbook.write(out, password, cards));
	}

	/**
	 * The cards of a run with the rows that they are for.
	 * @param row only those that may be for this row; null means all
	 */
	Iterator<CodeRow> cards(long run, @Nullable Integer row) {
		Iterator<StoredCard> stored = row == null ? vault.cards(run) : vault.cards(run, row);
		Iterator<CodeRow> cards = CodeRow.of(stored, (order) -> orders.pieces(run, order));
		return row == null ? cards
				: StreamSupport.stream(Spliterators.spliteratorUnknownSize(cards, Spliterator.ORDERED), false)
					.filter((card) -> card.rows().contains(row))
					.iterator();
	}

	/**
	 * Does something with the open vault.
	 * @throws RefusedException if that is not possible
	 */
	<T> T opened(Supplier<T> work) {
		try {
			return work.get();
		}
		catch (CodesRefusedException | VaultException | ResultUnwritableException ex) {
			throw new RefusedException(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Makes sure that the vault can take cards.
	 * @throws RefusedException if its key is missing or cannot be used
	 */
	void requireVault() {
		opened(() -> {
			vault.open();
			return vault;
		});
	}

	/** Adds a fresh key to the vault. */
	Path newKey() {
		Path file = opened(vault::addKey);
		audit.add(Action.KEY, null, null, "a key was added to " + file.toAbsolutePath());
		return file;
	}

}
