package dev.bulkordering.job;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.definition.JobDefinitions;
import dev.bulkordering.job.definition.ProviderConfigurations;
import dev.bulkordering.job.definition.ProviderLimits;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.ProviderStates;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.job.step.CatalogLimits;
import dev.bulkordering.job.step.CatalogUse;
import dev.bulkordering.job.step.Planning.GroupLimits;
import dev.bulkordering.job.step.RunWork;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.placement.PlacingSettings;
import dev.bulkordering.provider.AccountIdentity;
import dev.bulkordering.provider.Provider;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;
import dev.bulkordering.result.ResultFormat;

/** Puts together what a run needs from its job, its provider and the configuration. */
class RunPreparation {

	private final JobDefinitions definitions;

	private final ProviderConfigurations configurations;

	private final Gateways gateways;

	private final CatalogLimits catalogLimits;

	private final ProviderStates providers;

	private final JsonMapper json;

	RunPreparation(JobDefinitions definitions, ProviderConfigurations configurations, Gateways gateways,
			CatalogLimits catalogLimits, ProviderStates providers, JsonMapper json) {
		this.definitions = definitions;
		this.configurations = configurations;
		this.gateways = gateways;
		this.catalogLimits = catalogLimits;
		this.providers = providers;
		this.json = json;
	}

	/** A job with its provider as configured now. */
	record Prepared(JobDefinition job, Provider provider, ProviderSettings settings, LineRules rules,
			AccountIdentity account) {

		/** Makes of the document's limits those that hold for the job. */
		UnaryOperator<Limits> limits() {
			return (document) -> ProviderLimits.effective(document, settings, job);
		}

	}

	/** The limits of the configuration that a run keeps from its plan on. */
	record StoredLimits(Limits limits, boolean trusted) {

	}

	/** Names of the jobs in the jobs directory that can be used, sorted. */
	List<String> jobs() {
		return definitions.names().stream().filter(this::isUsable).toList();
	}

	private boolean isUsable(String job) {
		try {
			prepare(job);
			return true;
		}
		catch (RefusedException ex) {
			return false;
		}
	}

	/** A job by its name or path. */
	Prepared prepare(String job) {
		return prepare(definitions.load(job));
	}

	private Prepared prepare(JobDefinition job) {
		Provider provider = definitions.provider(job);
		ProviderSettings settings = configurations.settings(provider);
		try {
			return new Prepared(job, provider, settings, provider.rules(job.options()),
					provider.account(settings, job.options()));
		}
		catch (IllegalArgumentException ex) {
			throw new RefusedException(job.file() + ": options: " + ex.getMessage());
		}
	}

	/**
	 * The job of a run as it was when the run began, with rates, time-outs and secrets of
	 * now.
	 */
	Prepared prepare(RunRecord run) {
		Prepared now = prepare(definitions.parse(run.job(), run.definition()));
		StoredLimits stored = json.readValue(run.limits(), StoredLimits.class);
		return new Prepared(now.job(), now.provider(), withLimits(now.settings(), stored), now.rules(), now.account());
	}

	/** The form of a run's result sheet; null for that of its input. */
	@Nullable ResultFormat resultFormat(RunRecord run) {
		return definitions.parse(run.job(), run.definition()).resultFormat();
	}

	/** What a new run keeps of the configuration. */
	String limitsToKeep(Prepared prepared) {
		return json
			.writeValueAsString(new StoredLimits(prepared.settings().limits(), prepared.settings().trustLimits()));
	}

	/**
	 * Makes sure that orders could be placed.
	 * @throws RefusedException if the job or its provider cannot be used
	 */
	void requireUsable(Prepared prepared) {
		JobDefinition job = prepared.job();
		providers.pause(prepared.provider().id()).ifPresent((pause) -> {
			throw new RefusedException(pause.sentence()
					+ ". Nothing is placed there until it is resumed, on the console's page Providers");
		});
		requireSandbox(prepared);
		var missing = prepared.provider().missingSettings(prepared.settings(), job.options());
		if (!missing.isEmpty()) {
			throw new RefusedException(
					prepared.provider().id() + " is not fully configured. Missing: bulk-ordering.providers."
							+ prepared.provider().id() + "." + String.join(", ", missing));
		}
		gateways.requireOpenable(prepared.provider(), prepared.settings(), job.options());
	}

	private static void requireSandbox(Prepared prepared) {
		if (prepared.job().sandboxOnly() && !prepared.settings().isSandbox()) {
			throw new RefusedException(
					"the job " + prepared.job().name() + " is for the sandbox only, but the base URL of "
							+ prepared.provider().id() + " is " + prepared.settings().baseUrl());
		}
	}

	/**
	 * Makes sure that a run goes on with the account that it began with.
	 * @throws RefusedException if base URL or account differ
	 */
	static void requireSameAccount(RunRecord run, Prepared prepared) {
		AccountIdentity account = prepared.account();
		if (!run.baseUrl().equals(account.baseUrl())) {
			throw new RefusedException("execution " + run.number() + " began with the base URL " + run.baseUrl()
					+ ", but the configuration says " + account.baseUrl() + ". Configure the first one again to go on");
		}
		if (!run.account().equals(account.fingerprint())) {
			throw new RefusedException("execution " + run.number() + " began with the account " + run.accountName()
					+ ", but the configuration says " + account.name() + ". Configure the first one again to go on");
		}
	}

	/** What the steps of an execution work with. */
	RunWork work(RunRecord run, Prepared prepared, @Nullable Path sheet, Lease lease, Progress progress,
			BooleanSupplier stop) {
		JobDefinition job = prepared.job();
		GroupLimits limits = groupLimits(prepared, catalogLimits, run.id());
		return new RunWork(run.id(), job, prepared.rules(), prepared.limits(), limits, catalogUse(prepared),
				prepared.provider().tellsBalance(),
				new PlacingSettings(prepared.settings(), run.baseUrl(), limits::of, job.priceTolerance(),
						job.follow().limit(), job.follow().interval()),
				() -> gateway(prepared), sheet, lease, progress, () -> stop.getAsBoolean() || lease.isStopAsked());
	}

	/** Opens the way to a job's provider. */
	ProviderGateway gateway(Prepared prepared) {
		return gateways.open(prepared.provider(), prepared.settings(), prepared.job().options());
	}

	/** What an order of a run may hold, by the values of its group. */
	static GroupLimits groupLimits(Prepared prepared, CatalogLimits catalogLimits, long run) {
		return (values) -> {
			Limits document = prepared.rules().limits(values);
			String product = prepared.rules().product(values);
			String price = values.get("price");
			return prepared.limits()
				.apply(product == null || price == null ? document
						: document.narrowedBy(catalogLimits.of(run, product, new BigDecimal(price))));
		};
	}

	/** What a job needs the provider's catalog for. */
	static CatalogUse catalogUse(Prepared prepared) {
		if (!prepared.provider().hasCatalog()) {
			return CatalogUse.NONE;
		}
		Limits given = prepared.limits().apply(Limits.NONE);
		return given.unitsPerSku() == null && given.unitsPerOrder() == null ? CatalogUse.NEEDED
				: CatalogUse.LIMIT_GIVEN;
	}

	private static ProviderSettings withLimits(ProviderSettings now, StoredLimits stored) {
		return new ProviderSettings(now.baseUrl(), now.account(), now.credentials(), now.concurrency(),
				now.requestsPerSecond(), now.connectTimeout(), now.readTimeout(), now.retry(), now.stopAfter(),
				now.searchLag(), now.followDelays(), stored.limits(), stored.trusted());
	}

}
