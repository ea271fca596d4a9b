package dev.bulkordering.provider.budgetree;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
import dev.bulkordering.provider.http.Transport;

/**
 * Budgetree's order API, version 3, as its pages 'Order API (Create)', 'Order Status API'
 * and 'Balance API' describe it.
 */
@Component
final class BudgetreeProvider implements Provider {

	private static final ProviderFacts FACTS = new ProviderFacts("Budgetree",
			"Budgetree API v3, page 'Order API (Create)'", "refno", "by refno", "none", Duration.ofSeconds(30),
			Duration.ofSeconds(30));

	@Override
	public String id() {
		return "budgetree";
	}

	@Override
	public ProviderFacts facts() {
		return FACTS;
	}

	@Override
	public List<JobOption> options() {
		return BudgetreeOptions.ALL;
	}

	@Override
	public LineRules rules(JobOptions options) {
		return new BudgetreeRules(BudgetreeOptions.of(options));
	}

	@Override
	public AccountIdentity account(ProviderSettings settings, JobOptions options) {
		return AccountIdentity.of(settings);
	}

	@Override
	public List<String> missingSettings(ProviderSettings settings, JobOptions options) {
		List<String> missing = new ArrayList<>(Credentials.missing(settings));
		if (BudgetreeOptions.of(options).paysByVoucher()) {
			missing.addAll(Voucher.missing(settings));
		}
		return missing;
	}

	@Override
	public boolean tellsBalance() {
		return true;
	}

	@Override
	public ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens) {
		BudgetreeOptions forJob = BudgetreeOptions.of(options);
		BudgetreeRequest request = new BudgetreeRequest(forJob, forJob.paysByVoucher() ? Voucher.of(settings) : null);
		Credentials credentials = Credentials.of(settings, baseUrl, Clock.systemUTC());
		BudgetreePaths paths = BudgetreePaths.of(settings);
		return new BudgetreeGateway(Transport.open(baseUrl, settings, BudgetreeGateway.MASKING), credentials, paths,
				request);
	}

}
