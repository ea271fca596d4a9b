package dev.bulkordering.result;

import java.nio.file.Path;

import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.JdbcTemplate;

import static org.assertj.core.api.Assertions.assertThat;

class ResultConfigurationTests {

	private final ApplicationContextRunner context = new ApplicationContextRunner()
		.withUserConfiguration(ResultConfiguration.class)
		.withBean(JdbcTemplate.class, () -> new JdbcTemplate(new JdbcDataSource()));

	@Test
	void makesAVaultWithoutAskingForKeys() {
		context.run(started -> {
			assertThat(started).hasSingleBean(Vault.class);
			assertThat(started.getBean(VaultSettings.class).keyFile()).isEqualTo(Path.of("data/vault.keys"));
			assertThat(started.getBean(VaultSettings.class).hasKeys()).isFalse();
		});
	}

	@Test
	void takesKeysAndFileFromTheConfiguration() {
		context.withPropertyValues("bulk-ordering.vault.key-file=/srv/keys", "bulk-ordering.vault.keys=4711")
			.run(started -> {
				VaultSettings settings = started.getBean(VaultSettings.class);
				assertThat(settings.keyFile()).isEqualTo(Path.of("/srv/keys"));
				assertThat(settings.hasKeys()).isTrue();
				assertThat(settings.toString()).doesNotContain("4711");
			});
	}

}
