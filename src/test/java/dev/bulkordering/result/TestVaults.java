package dev.bulkordering.result;

import java.nio.file.Path;
import java.time.InstantSource;

import org.springframework.jdbc.core.JdbcTemplate;

/** Vaults for tests outside this package. */
public final class TestVaults {

	private TestVaults() {
	}

	/** A vault in a database, with a key file of its own. */
	public static Vault vault(JdbcTemplate jdbc, Path keyFile) {
		return new Vault(jdbc, new VaultSettings(keyFile, null), InstantSource.system());
	}

}
