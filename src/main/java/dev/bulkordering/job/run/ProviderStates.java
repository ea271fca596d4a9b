package dev.bulkordering.job.run;

import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;

/** How placing at providers stands, in the database, for every process. */
public class ProviderStates {

	private static final int MESSAGE_LENGTH = 4000;

	private final JdbcTemplate jdbc;

	/** States in the database behind the template. */
	public ProviderStates(JdbcTemplate jdbc) {
		this.jdbc = jdbc;
	}

	/**
	 * That a run placed nothing more, since the provider was down or refused the account.
	 *
	 * @param at when, in milliseconds by the database's clock
	 * @param because why, for people
	 * @param until before when a restart makes no sense; null if that is not known
	 */
	public record Halted(long at, String because, @Nullable Long until) {

	}

	/** Who has paused a provider, if anybody has. */
	public Optional<Pause> pause(String provider) {
		return jdbc.query("""
				select paused_by, paused_at, pause_reason from bo_provider where id = ? and paused_at is not null
				""", (row, index) -> new Pause(provider, row.getString(1), row.getLong(2), row.getString(3)), provider)
			.stream()
			.findFirst();
	}

	/**
	 * Pauses a provider.
	 * @return whether it was not paused already
	 */
	public boolean pause(String provider, Actor by, String reason, long now) {
		keep(provider);
		return jdbc.update("""
				update bo_provider set paused_at = ?, paused_by = ?, pause_reason = ? where id = ? and paused_at is null
				""", now, by.toString(), reason, provider) > 0;
	}

	/**
	 * Lets a provider's runs be placed again.
	 * @return whether it was paused
	 */
	public boolean resume(String provider) {
		return jdbc.update("""
				update bo_provider set paused_at = null, paused_by = null, pause_reason = null
				where id = ? and paused_at is not null
				""", provider) > 0;
	}

	/** The last time that a run placed nothing more at a provider, if there was one. */
	public Optional<Halted> halted(String provider) {
		return jdbc
			.query("""
					select halted_at, halted_because, halted_until from bo_provider
					where id = ? and halted_at is not null
					""", (row, index) -> new Halted(row.getLong(1), row.getString(2), row.getObject(3, Long.class)),
					provider)
			.stream()
			.findFirst();
	}

	/** Notes that a run placed nothing more. */
	public void halt(String provider, Halted halted) {
		keep(provider);
		String because = halted.because();
		jdbc.update("update bo_provider set halted_at = ?, halted_because = ?, halted_until = ? where id = ?",
				halted.at(),
				because.length() <= MESSAGE_LENGTH ? because : because.substring(0, MESSAGE_LENGTH - 1) + "…",
				halted.until(), provider);
	}

	private void keep(String provider) {
		if (jdbc.queryForList("select id from bo_provider where id = ?", provider).isEmpty()) {
			try {
				jdbc.update("insert into bo_provider (id) values (?)", provider);
			}
			catch (DuplicateKeyException ex) {
				// another process was quicker
			}
		}
	}

}
