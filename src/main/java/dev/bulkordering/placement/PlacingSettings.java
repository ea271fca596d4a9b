package dev.bulkordering.placement;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;

import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.ProviderSettings;

/**
 * What placing and asking need to know of configuration and job.
 *
 * @param provider the provider's configuration, with rates, time-outs and retries of now
 * @param baseUrl the base URL as configured, for the journal
 * @param limits what an order may hold, by the values that its lines share
 * @param priceTolerance most difference between plan and quote or charge
 * @param patience longest wait for a look-up to become possible
 * @param interval distance of questions about pending orders while a run waits for them
 */
public record PlacingSettings(ProviderSettings provider, String baseUrl, Function<Map<String, String>, Limits> limits,
		BigDecimal priceTolerance, Duration patience, Duration interval) {

	/** How long an intent allows its request to leave: well inside the shortest lease. */
	public static final Duration SEND_WITHIN = Duration.ofSeconds(10);

}
