package dev.bulkordering.result;

import java.time.Clock;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Makes the vault. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(VaultSettings.class)
class ResultConfiguration {

	@Bean
	Vault vault(JdbcTemplate jdbc, VaultSettings settings) {
		return new Vault(jdbc, settings, Clock.systemUTC());
	}

}
