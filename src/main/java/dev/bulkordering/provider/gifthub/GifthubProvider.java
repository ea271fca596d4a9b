package dev.bulkordering.provider.gifthub;

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
import dev.bulkordering.provider.WebhookReader;
import dev.bulkordering.provider.http.BearerToken;
import dev.bulkordering.provider.http.Transport;

/**
 * GiftHub's order API, as its pages 'Create Order', 'Confirm Order', 'Retrieve Order' and
 * 'Order Webhook' describe it.
 */
@Component
final class GifthubProvider implements Provider {

	private static final ProviderFacts FACTS = new ProviderFacts("GiftHub", "GiftHub API, page 'Create Order'",
			"reference (a label; orders are known by GiftHub's id)", "by GiftHub's id, once the quote is made",
			"orderState, taken as a hint to look the order up", Duration.ofSeconds(30), Duration.ofSeconds(30));

	private static final WebhookReader WEBHOOKS = new GifthubWebhooks();

	@Override
	public String id() {
		return "gifthub";
	}

	@Override
	public ProviderFacts facts() {
		return FACTS;
	}

	@Override
	public List<JobOption> options() {
		return GifthubOptions.ALL;
	}

	@Override
	public LineRules rules(JobOptions options) {
		return new GifthubRules(GifthubOptions.of(options));
	}

	@Override
	public AccountIdentity account(ProviderSettings settings, JobOptions options) {
		return AccountIdentity.of(settings, GifthubOptions.of(options).wallet());
	}

	@Override
	public List<String> missingSettings(ProviderSettings settings, JobOptions options) {
		return BearerToken.missing(settings);
	}

	@Override
	public ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens) {
		GifthubRequest request = GifthubRequest.of(GifthubOptions.of(options), settings);
		BearerToken token = BearerToken.of(settings);
		GifthubPaths paths = GifthubPaths.of(settings);
		return new GifthubGateway(Transport.open(baseUrl, settings, GifthubGateway.MASKING), token, paths, request);
	}

	@Override
	public WebhookReader webhooks() {
		return WEBHOOKS;
	}

	@Override
	public int callsPerOrder(JobOptions options) {
		return GifthubOptions.of(options).createOnly() ? 1 : 2;
	}

	@Override
	public Limits documentLimits() {
		return GifthubRules.LIMITS;
	}

}
