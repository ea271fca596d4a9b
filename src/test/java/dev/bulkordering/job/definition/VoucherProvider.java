package dev.bulkordering.job.definition;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.bulkordering.order.Field;
import dev.bulkordering.order.FieldProblem;
import dev.bulkordering.order.FieldType;
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

/** A provider of vouchers that is described but cannot be called. */
public record VoucherProvider(String id) implements Provider {

	@Override
	public ProviderFacts facts() {
		return new ProviderFacts(id, "its document", "reference", "by reference", "none", Duration.ofSeconds(45),
				Duration.ofSeconds(25));
	}

	@Override
	public List<JobOption> options() {
		return List.of(new JobOption("wallet", true, List.of(), "The wallet that pays."),
				new JobOption("mode", false, List.of("two-step", "create-only"), "How orders are made."),
				new JobOption("sync-only", false, List.of("true", "false"), "Whether to wait."),
				new JobOption("billing.city", false, List.of(), "The city of the bill."));
	}

	@Override
	public LineRules rules(JobOptions options) {
		if (options.isTrue("sync-only") && options.get("mode", "").equals("create-only")) {
			throw new IllegalArgumentException("sync-only: true and mode: create-only exclude each other");
		}
		return new LineRules() {

			@Override
			public List<Field> fields() {
				return List.of(Field.of("sku", FieldType.TEXT, "a SKU", "A-1").required(),
						Field.of("price", FieldType.MONEY, "a price", "10.00").required(),
						Field.of("quantity", FieldType.WHOLE_NUMBER, "a quantity", "1").required(),
						Field.of("first_name", FieldType.LETTERS, "a name", "Asha"));
			}

			@Override
			public String defaultCurrency() {
				return "EUR";
			}

			@Override
			public List<FieldProblem> check(Map<String, String> values) {
				return List.of();
			}

			@Override
			public String groupKey(Map<String, String> values) {
				return "";
			}

			@Override
			public Limits limits(Map<String, String> values) {
				return Limits.NONE;
			}

		};
	}

	@Override
	public AccountIdentity account(ProviderSettings settings, JobOptions options) {
		return new AccountIdentity(settings.baseUrl(), "", id);
	}

	@Override
	public List<String> missingSettings(ProviderSettings settings, JobOptions options) {
		return List.of();
	}

	@Override
	public ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens) {
		throw new UnsupportedOperationException("nothing is called here");
	}

}
