package dev.bulkordering.job.definition;

import java.util.stream.Collectors;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

import dev.bulkordering.provider.Provider;

/** The beans that know jobs and configuration. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkOrderingSettings.class)
class DefinitionConfiguration {

	@Bean
	JobDefinitions jobDefinitions(BulkOrderingSettings settings, ObjectProvider<Provider> providers) {
		return new JobDefinitions(settings.jobs(), providers.stream());
	}

	@Bean
	ProviderConfigurations providerConfigurations(Environment environment, ObjectProvider<Provider> providers) {
		return new ProviderConfigurations(environment,
				providers.stream().map(Provider::id).collect(Collectors.toUnmodifiableSet()));
	}

}
