package dev.bulkordering.job.json;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.AuditEntry;
import dev.bulkordering.job.run.AuditTrail.Action;

/** What somebody did. */
public record AuditEntryJson(long id, Instant at, String actor, Action action, @Nullable Long execution,
		@Nullable String job, @Nullable String reference, @Nullable String reason, @Nullable String detail) {

	/** The shape of an entry. */
	public static AuditEntryJson of(AuditEntry entry) {
		return new AuditEntryJson(entry.id(), entry.at(), entry.actor(), entry.action(), entry.execution(), entry.job(),
				entry.reference(), entry.reason(), entry.detail());
	}

}
