package dev.bulkordering.job.run;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

import dev.bulkordering.job.CodesLink.Kind;

/** Links to cards and codes, in the database. Moments are millis by its clock. */
public class CodesLinks {

	private static final RowMapper<Stored> STORED = (row, index) -> new Stored(row.getLong("id"), row.getLong("run_id"),
			row.getString("person"), Kind.valueOf(row.getString("kind")), row.getObject("row_no", Integer.class),
			row.getString("reason"), row.getLong("expires_at"), row.getObject("used_at", Long.class));

	private final JdbcTemplate jdbc;

	/** Links of the database behind the template. */
	public CodesLinks(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * A link.
	 *
	 * @param id its number, which is no secret
	 * @param run the run
	 * @param person whose it is
	 * @param kind in which form cards are handed out
	 * @param row the row whose cards are meant, or null for all of the run
	 * @param reason why the person has asked for it
	 * @param expiresAt from when it cannot be used
	 * @param usedAt when it was used, or null
	 */
	public record Stored(long id, long run, String person, Kind kind, @Nullable Integer row, String reason,
			long expiresAt, @Nullable Long usedAt) {

		/** Whether it is a person's, and for that run and form. */
		public boolean isFor(Actor actor, long wantedRun, @Nullable Kind wantedKind) {
			return person.equals(actor.user()) && run == wantedRun && (wantedKind == null || kind == wantedKind);
		}

	}

	/**
	 * Notes a new link of the current actor's.
	 * @param tokenHash SHA-256 of its secret part, in hex
	 */
	public void add(String tokenHash, long run, Kind kind, @Nullable Integer row, String reason, long now,
			long expiresAt) {
		jdbc.update("""
				insert into bo_codes_link (token_hash, run_id, person, kind, row_no, reason, created_at, expires_at)
				values (?, ?, ?, ?, ?, ?, ?, ?)
				""", tokenHash, run, Actor.current().user(), kind.name(), row, reason, now, expiresAt);
	}

	/** The link of a secret part, if there is one. */
	public Optional<Stored> find(String tokenHash) {
		return jdbc.query("select * from bo_codes_link where token_hash = ?", STORED, tokenHash).stream().findFirst();
	}

	/**
	 * Uses up a link. Whoever else tries the same at the same time, on whatever machine:
	 * one of them succeeds.
	 * @return whether it could be used until now
	 */
	public boolean use(Stored link, long now) {
		return jdbc.update("update bo_codes_link set used_at = ? where id = ? and used_at is null and expires_at > ?",
				now, link.id(), now) == 1;
	}

}
