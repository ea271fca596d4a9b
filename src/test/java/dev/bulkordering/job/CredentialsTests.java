package dev.bulkordering.job;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.result.TestVaults;
import dev.bulkordering.result.Vault;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

@BothDatabases
class CredentialsTests {

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private JdbcTemplate jdbc;

	private Vault vault;

	private Credentials open() {
		if (own == null) {
			own = database.another().migrated();
			jdbc = new JdbcTemplate(own.dataSource());
			vault = TestVaults.vault(jdbc, directory.resolve("vault.keys"));
			vault.addKey();
		}
		return new Credentials(jdbc, vault,
				new Transactions(new JdbcTransactionManager(own.dataSource()), java.time.Duration.ofSeconds(5)),
				new DatabaseClock(jdbc));
	}

	@AfterEach
	void close() {
		own.close();
	}

	@Test
	void remembersARefusalForAllProcessesUntilItIsForgiven() throws Exception {
		byte[] digest = digest("one");
		open().refused("enkash", digest, "401: mend the password");
		assertThat(open().refusal("enkash", digest)).contains("401: mend the password");
		assertThat(open().refusal("enkash", digest("another"))).isEmpty();
		assertThat(open().refusal("plum", digest)).isEmpty();
		open().forgive("plum");
		assertThat(open().refusal("enkash", digest)).isPresent();
		open().forgive("enkash");
		assertThat(open().refusal("enkash", digest)).isEmpty();
	}

	@Test
	void keepsTheLastSecretOfEachCredentials() throws Exception {
		open().keep("plum", digest("one"), "refresh-1");
		open().keep("plum", digest("one"), "refresh-2");
		open().keep("plum", digest("other"), "refresh-3");
		open().refused("plum", digest("one"), "401");
		assertThat(open().secret("plum", digest("one"))).contains("refresh-2");
		assertThat(open().secret("plum", digest("other"))).contains("refresh-3");
		assertThat(open().secret("plum", digest("third"))).isEmpty();
	}

	@Test
	void knowsCredentialsStillAfterTheVaultGotANewKey() throws Exception {
		open().refused("enkash", digest("one"), "401");
		open().keep("enkash", digest("one"), "secret");
		vault.addKey();
		assertThat(open().refusal("enkash", digest("one"))).isPresent();
		assertThat(open().secret("enkash", digest("one"))).contains("secret");
	}

	@Test
	void leavesNothingInTheDatabaseThatAGuessCouldBeTriedOn() throws Exception {
		byte[] digest = digest("one");
		open().refused("enkash", digest, "401");
		open().keep("enkash", digest, "the-refresh-token");
		List<Map<String, Object>> rows = jdbc.queryForList("select * from bo_credential");
		assertThat(rows).singleElement().satisfies((row) -> row.values().forEach((value) -> {
			String text = value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : String.valueOf(value);
			assertThat(text).doesNotContain(HexFormat.of().formatHex(digest))
				.doesNotContain("the-refresh-token")
				.doesNotContain(HexFormat.of().formatHex("the-refresh-token".getBytes(StandardCharsets.UTF_8)));
		}));
	}

	private static byte[] digest(String text) throws Exception {
		return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
	}

}
