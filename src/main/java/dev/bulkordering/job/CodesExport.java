package dev.bulkordering.job;

import java.nio.file.Path;

import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.placement.Orders;
import dev.bulkordering.result.CodeRow;
import dev.bulkordering.result.CodesRefusedException;
import dev.bulkordering.result.CodesWorkbook;
import dev.bulkordering.result.ResultUnwritableException;
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
		try {
			// The record comes first: an export that is not on record must not exist.
			audit.add(Action.CODES, run.id(), null, "export to " + out.toAbsolutePath() + " began");
			long cards = CodesWorkbook.write(out, password,
					CodeRow.of(vault.cards(run.id()), (order) -> orders.pieces(run.id(), order)));
			audit.add(Action.CODES, run.id(), null, cards + " cards exported to " + out.toAbsolutePath());
			return cards;
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
		try {
			vault.open();
		}
		catch (VaultException ex) {
			throw new RefusedException(String.valueOf(ex.getMessage()));
		}
	}

	/** Adds a fresh key to the vault. */
	Path newKey() {
		try {
			Path file = vault.addKey();
			audit.add(Action.KEY, null, null, "a key was added to " + file.toAbsolutePath());
			return file;
		}
		catch (VaultException ex) {
			throw new RefusedException(String.valueOf(ex.getMessage()));
		}
	}

}
