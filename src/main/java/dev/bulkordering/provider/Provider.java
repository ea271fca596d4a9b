package dev.bulkordering.provider;

import java.util.List;

import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import org.jspecify.annotations.Nullable;

/**
 * One outside API: what it takes, and how to reach it. Implementations are Spring beans
 * without state, found by {@link #id()}; nothing else names them.
 */
public interface Provider {

	/** The name that jobs and configuration use, such as {@code gifthub}. */
	String id();

	/** What people are told of it, and what the machinery needs to know. */
	ProviderFacts facts();

	/** The provider's own settings that a job may give under {@code options}. */
	List<JobOption> options();

	/**
	 * The rules for lines under a job's options.
	 * @throws IllegalArgumentException with a sentence for people if the options
	 * contradict each other
	 */
	LineRules rules(JobOptions options);

	/**
	 * Which account orders are placed with: what a run must not change between its
	 * executions.
	 */
	AccountIdentity account(ProviderSettings settings, JobOptions options);

	/**
	 * What is missing in the configuration before orders can be placed, as the names of
	 * settings; empty if nothing is.
	 */
	List<String> missingSettings(ProviderSettings settings, JobOptions options);

	/**
	 * Opens a way to the provider. Nothing is sent by that.
	 * @param baseUrl where to send requests: {@code https}, or {@code http} on this
	 * machine
	 * @param tokens where a provider with a token endpoint has its access token from
	 * @throws IllegalArgumentException with a sentence for people if the base URL or a
	 * credential cannot be used
	 */
	ProviderGateway open(String baseUrl, ProviderSettings settings, JobOptions options, AccessTokens tokens);

	/**
	 * Reads the provider's webhooks; null where it sends none.
	 */
	default @Nullable WebhookReader webhooks() {
		return null;
	}

	/** How many requests an order takes if all goes well: 2 where it is quoted first. */
	default int callsPerOrder(JobOptions options) {
		return 1;
	}

	/**
	 * Whether {@link LineRules#product} may name products, whose entries in the catalog
	 * {@link ProviderGateway#catalog} then tells.
	 */
	default boolean hasCatalog() {
		return false;
	}

	/** Whether {@link ProviderGateway#balance} tells what orders can be paid from. */
	default boolean tellsBalance() {
		return false;
	}

	/** The limits that hold for every order of the provider, for people. */
	default Limits documentLimits() {
		return Limits.NONE;
	}

}
