package dev.bulkordering.job.definition;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.convert.DurationUnit;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.ProviderSettings;

/**
 * The keys of {@code bulk-ordering.providers.NAME} that are no credentials, as they are
 * configured. A duration without a unit is in seconds, but for {@code followDelays},
 * whose elements need one.
 *
 * @param baseUrl {@code sandbox} or a URL; null if the provider is not configured
 * @param account a name for the account behind a fixed token
 * @param concurrency most calls in flight
 * @param requestsPerSecond most requests a second of this process
 * @param connectTimeout how long a connection may take
 * @param readTimeout how long an answer may take; null for the provider's default
 * @param retry when a call that certainly placed nothing is made again
 * @param stopAfter how many orders in a row may end in an outage
 * @param searchLag how long a look-up may still miss an order; null for the provider's
 * default
 * @param followDelays distances at which pending orders are asked about
 * @param limits limits of this installation
 * @param trustLimits whether the limits may be wider than the document's
 */
record ProviderProperties(@Nullable String baseUrl, @Nullable String account, @DefaultValue("8") int concurrency,
		@DefaultValue("20") int requestsPerSecond,
		@DefaultValue("5s") @DurationUnit(ChronoUnit.SECONDS) Duration connectTimeout,
		@DurationUnit(ChronoUnit.SECONDS) @Nullable Duration readTimeout, @DefaultValue Retry retry,
		@DefaultValue("5") int stopAfter, @DurationUnit(ChronoUnit.SECONDS) @Nullable Duration searchLag,
		@DefaultValue( {
				"5m", "15m", "1h", "6h", "1d", "1d",
				"1d" }) @DurationUnit(ChronoUnit.SECONDS) List<Duration> followDelays,
		@DefaultValue OrderLimits limits, @DefaultValue("false") boolean trustLimits){

	/** The key {@code retry}. */
	record Retry(@DefaultValue("5") int attempts,
			@DefaultValue("200ms") @DurationUnit(ChronoUnit.SECONDS) Duration firstDelay,
			@DefaultValue("30s") @DurationUnit(ChronoUnit.SECONDS) Duration maxDelay) {

		ProviderSettings.Retry settings() {
			return new ProviderSettings.Retry(attempts, firstDelay, maxDelay);
		}

	}

	/** The key {@code limits}. */
	record OrderLimits(@Nullable Integer unitsPerSku, @Nullable Integer skusPerOrder, @Nullable Integer unitsPerOrder,
			@Nullable BigDecimal orderValue) {

		Limits limits() {
			return new Limits(unitsPerSku, skusPerOrder, unitsPerOrder, orderValue);
		}

	}

}
