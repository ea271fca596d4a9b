package dev.bulkordering.job.step;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.bulkordering.job.Progress;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.provider.ProviderGateway;
import dev.bulkordering.provider.ProviderSettings;

/**
 * What reading a catalog needs.
 *
 * @param rules the provider's rules
 * @param settings the provider's configuration
 * @param limitGiven whether job or configuration say how many units an order may hold, so
 * that the catalog's answer can be done without
 * @param gateway opens the way to the provider
 * @param clock the database's clock
 * @param guard runs first in each transaction, and fails if the run is not ours
 * @param progress is told how far it is
 * @param stop whether to ask no further
 */
public record CatalogWork(LineRules rules, ProviderSettings settings, boolean limitGiven,
		Supplier<ProviderGateway> gateway, DatabaseClock clock, Runnable guard, Progress progress,
		BooleanSupplier stop) {
}
