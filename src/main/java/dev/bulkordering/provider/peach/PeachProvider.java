package dev.bulkordering.provider.peach;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.bulkordering.order.LineRules;
import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.AccountIdentity;
import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderFacts;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.WebhookReader;
import dev.bulkordering.provider.http.BearerToken;

/**
 * Peach's order API, as its page 'Create an order' describes it.
 */
@Component
final class PeachProvider implements Provider {

	private static final ProviderFacts FACTS = new ProviderFacts("Peach", "Peach API, page 'Create an order'", "id",
			"none by our key; by Peach's id, once a webhook has told it",
			"order.completed, order.canceled, taken as hints to look the order up", Duration.ofSeconds(30),
			Duration.ofSeconds(30));

	@Override
	public String id() {
		return "peach";
	}

	@Override
	public ProviderFacts facts() {
		return FACTS;
	}

	@Override
	public List<JobOption> options() {
		return PeachOptions.ALL;
	}

	@Override
	public LineRules rules(JobOptions options) {
		return new PeachRules(PeachOptions.of(options));
	}

	@Override
	public AccountIdentity account(ProviderSettings settings, JobOptions options) {
		return AccountIdentity.of(settings);
	}

	@Override
	public List<String> missingSettings(ProviderSettings settings, JobOptions options) {
		return BearerToken.missing(settings);
	}

	@Override
	public ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens) {
		return PeachGateway.open(baseUrl, settings, PeachOptions.of(options));
	}

	@Override
	public WebhookReader webhooks() {
		return new PeachWebhooks();
	}

}
