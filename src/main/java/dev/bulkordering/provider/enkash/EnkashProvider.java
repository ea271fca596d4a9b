package dev.bulkordering.provider.enkash;

import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.AccessTokens;
import dev.bulkordering.provider.AccountIdentity;
import dev.bulkordering.provider.JobOption;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderFacts;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.provider.http.BearerCalls;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Transport;

/**
 * EnKash's rewards, ordered by the partner API that its page 'Create Order' describes.
 * Bodies are plain JSON, as that page shows them: an account for which EnKash demands
 * encrypted requests cannot be used.
 */
@Component
final class EnkashProvider implements Provider {

	static final String ID = "enkash";

	private static final ProviderFacts FACTS = new ProviderFacts("EnKash", "EnKash Rewards API, page 'Create Order'",
			"orderReferenceId", "by orderReferenceId", "none", Duration.ofSeconds(60), Duration.ofSeconds(30));

	@Override
	public String id() {
		return ID;
	}

	@Override
	public ProviderFacts facts() {
		return FACTS;
	}

	@Override
	public List<JobOption> options() {
		return List.of();
	}

	@Override
	public LineRules rules(JobOptions options) {
		return new EnkashRules();
	}

	@Override
	public AccountIdentity account(ProviderSettings settings, JobOptions options) {
		EnkashCredentials credentials = EnkashCredentials.of(settings);
		return credentials == null ? AccountIdentity.of(settings)
				: AccountIdentity.of(settings, credentials.clientId(), credentials.username());
	}

	@Override
	public List<String> missingSettings(ProviderSettings settings, JobOptions options) {
		return EnkashCredentials.missing(settings);
	}

	@Override
	public boolean hasCatalog() {
		return true;
	}

	@Override
	public ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens) {
		List<String> missing = EnkashCredentials.missing(settings);
		if (!missing.isEmpty()) {
			throw new IllegalArgumentException("no token is configured, and to fetch one these settings are missing: "
					+ String.join(", ", missing));
		}
		EnkashPaths paths = EnkashPaths.of(settings);
		EnkashCredentials credentials = EnkashCredentials.of(settings);
		if (credentials == null) {
			BearerToken fixed = BearerToken.of(settings);
			Transport transport = transport(baseUrl, settings);
			return new EnkashGateway(transport, BearerCalls.with(transport, fixed), paths);
		}
		Transport transport = transport(baseUrl, settings);
		EnkashTokens endpoint = new EnkashTokens(transport, paths.token(), credentials);
		return new EnkashGateway(transport,
				BearerCalls.with(transport, tokens.of(ID, credentials.identity(settings)), endpoint), paths);
	}

	private static Transport transport(String baseUrl, ProviderSettings settings) {
		return Transport.open(baseUrl, settings, EnkashGateway.MASKING, EnkashReply.WORDS);
	}

	@Override
	public Limits documentLimits() {
		return EnkashRules.LIMITS;
	}

}
