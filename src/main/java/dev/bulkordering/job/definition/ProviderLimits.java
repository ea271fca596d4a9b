package dev.bulkordering.job.definition;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.ProviderSettings;

/** The limits that an order has to keep. */
public final class ProviderLimits {

	private ProviderLimits() {
	}

	/**
	 * The provider document's limits, narrowed by the configuration's, or replaced by
	 * them where the configuration is trusted, and then narrowed by the job's.
	 */
	public static Limits effective(Limits document, ProviderSettings settings, JobDefinition job) {
		return configured(document, settings).narrowedBy(job.limits().order());
	}

	/** The same without a job's limits. */
	public static Limits configured(Limits document, ProviderSettings settings) {
		return settings.trustLimits() ? document.replacedBy(settings.limits()) : document.narrowedBy(settings.limits());
	}

}
