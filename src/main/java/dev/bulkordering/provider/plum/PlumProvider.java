package dev.bulkordering.provider.plum;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
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
import dev.bulkordering.provider.http.BearerCalls;
import dev.bulkordering.provider.http.Transport;

/**
 * Xoxoday Plum's rewards API, as its page 'Place Order API' (mobile top-up) and the pages
 * around it describe it.
 */
@Component
final class PlumProvider implements Provider {

	static final String ID = "plum";

	// the page's server may take 120 s to answer for a product that is delivered at once
	private static final ProviderFacts FACTS = new ProviderFacts("Xoxoday Plum",
			"Xoxoday Plum Rewards API, page 'Place Order API'", "poNumber", "by poNumber",
			"deliveryStatus, taken as a fact if webhook-key is set, else as a hint", Duration.ofSeconds(60),
			Duration.ofSeconds(130));

	/**
	 * Name of the object that holds the number to top up: as the page has it, or as its
	 * newer edition shows it.
	 */
	private static final String TOP_UP_FIELD = "topup-field";

	private static final String USUAL_TOP_UP_FIELD = "topupData";

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
		return PlumOptions.ALL;
	}

	@Override
	public LineRules rules(JobOptions options) {
		return new PlumRules(PlumOptions.of(options));
	}

	@Override
	public AccountIdentity account(ProviderSettings settings, JobOptions options) {
		String client = settings.credential(PlumCredentials.CLIENT_ID);
		return client == null ? AccountIdentity.of(settings) : AccountIdentity.of(settings, client.strip());
	}

	@Override
	public List<String> missingSettings(ProviderSettings settings, JobOptions options) {
		return PlumCredentials.missing(settings);
	}

	@Override
	public boolean hasCatalog() {
		return true;
	}

	@Override
	public boolean tellsBalance() {
		return true;
	}

	@Override
	public ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens) {
		PlumCredentials credentials = PlumCredentials.of(settings);
		String apiPath = settings.path("api", "/chef/v1/oauth/api");
		String tokenPath = settings.path("token", "/chef/v1/oauth/token/user");
		String topUpField = topUpField(settings);
		Transport transport = Transport.open(baseUrl, settings, PlumGateway.MASKING, PlumReply.WORDS);
		BearerCalls calls = credentials.calls(transport, tokens, tokenPath);
		return new PlumGateway(transport, new PlumApi(calls, apiPath), PlumOptions.of(options), topUpField);
	}

	private static String topUpField(ProviderSettings settings) {
		String configured = settings.credential(TOP_UP_FIELD);
		String field = configured == null ? USUAL_TOP_UP_FIELD : configured.strip();
		if (!List.of(USUAL_TOP_UP_FIELD, "userMeta").contains(field)) {
			throw new IllegalArgumentException(
					TOP_UP_FIELD + " must be " + USUAL_TOP_UP_FIELD + " or userMeta, but is " + field);
		}
		return field;
	}

	@Override
	public @Nullable WebhookReader webhooks() {
		return new PlumWebhooks();
	}

	@Override
	public Limits documentLimits() {
		return PlumRules.VOUCHERS;
	}

}
