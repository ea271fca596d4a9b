package dev.bulkordering.job.step;

import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.Progress;
import dev.bulkordering.job.definition.JobDefinition;
import dev.bulkordering.job.run.Lease;
import dev.bulkordering.job.run.Pause;
import dev.bulkordering.order.LineRules;
import dev.bulkordering.order.Limits;
import dev.bulkordering.placement.PlacingSettings;
import dev.bulkordering.provider.ProviderGateway;

/**
 * What the steps of one execution work with.
 *
 * @param runId the run
 * @param definition the job as it was when the run began
 * @param rules the provider's rules under the job's options
 * @param configured makes of the limits by the provider's document those that hold for
 * the run
 * @param limits what an order may hold
 * @param catalog what the provider's catalog is needed for
 * @param tellsBalance whether the provider tells what the account holds
 * @param placing how to place and ask
 * @param gateway opens the way to the provider, once it is needed
 * @param sheet the sheet's file, or null where its rows are staged already
 * @param lease the right to work on the run
 * @param progress is told how far it is
 * @param stop whether to end after the calls in flight
 */
public record RunWork(long runId, JobDefinition definition, LineRules rules, UnaryOperator<Limits> configured,
		Planning.GroupLimits limits, CatalogUse catalog, boolean tellsBalance, PlacingSettings placing,
		Supplier<ProviderGateway> gateway, @Nullable Path sheet, Lease lease, Progress progress, BooleanSupplier stop) {

	/**
	 * To be called first in every transaction before anything is placed: makes sure that
	 * the run is still ours, and ends a step that is to stop.
	 * @throws Ending.StoppedException if it is to stop; what is written already is kept
	 */
	void guard() {
		lease.verify();
		if (mayNotPlace()) {
			throw new Ending.StoppedException(whyStopped("stopped on request, before anything was placed"));
		}
	}

	/**
	 * Whether to place nothing more: it is to end after the calls in flight, or placing
	 * at its provider is paused.
	 */
	boolean mayNotPlace() {
		return lease.pause() != null || stop.getAsBoolean();
	}

	/** What is said of a run that has stopped, with the pause where that is the cause. */
	String whyStopped(String message) {
		Pause pause = lease.pause();
		return pause == null ? message : pause.sentence() + ": " + message + "; once it is resumed, restart goes on";
	}

}
