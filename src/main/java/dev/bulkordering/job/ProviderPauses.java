package dev.bulkordering.job;

import java.util.List;

import dev.bulkordering.job.run.Actor;
import dev.bulkordering.job.run.AuditTrail;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.job.run.ProviderStates;
import dev.bulkordering.placement.DatabaseClock;
import dev.bulkordering.placement.Transactions;
import dev.bulkordering.provider.Provider;

/** Pauses placing at providers, for every process of the installation, and resumes it. */
class ProviderPauses {

	private final List<Provider> providers;

	private final ProviderStates states;

	private final AuditTrail audit;

	private final Transactions transactions;

	private final DatabaseClock clock;

	ProviderPauses(List<Provider> providers, ProviderStates states, AuditTrail audit, Transactions transactions,
			DatabaseClock clock) {
		this.providers = providers;
		this.states = states;
		this.audit = audit;
		this.transactions = transactions;
		this.clock = clock;
	}

	/**
	 * Lets nothing more be placed at a provider.
	 * @throws RefusedException if there is no such provider, it is paused already, or no
	 * reason is given
	 */
	void pause(String provider, String reason) {
		require(provider, reason);
		transactions.run(() -> {
			if (!states.pause(provider, Actor.current(), reason, clock.millis())) {
				throw new RefusedException(
						states.pause(provider).map((pause) -> pause.sentence() + " already").orElse("Try again."));
			}
			audit.add(Action.PAUSE, null, reason, provider);
		});
	}

	/**
	 * Lets orders be placed at a provider again.
	 * @throws RefusedException if there is no such provider, it is not paused, or no
	 * reason is given
	 */
	void resume(String provider, String reason) {
		require(provider, reason);
		transactions.run(() -> {
			if (!states.resume(provider)) {
				throw new RefusedException("placing at " + provider + " is not paused");
			}
			audit.add(Action.RESUME, null, reason, provider);
		});
	}

	private void require(String provider, String reason) {
		if (providers.stream().noneMatch((one) -> one.id().equals(provider))) {
			throw new RefusedException("There is no provider " + provider + ". providers lists them");
		}
		if (reason.isBlank()) {
			throw new RefusedException("Say in a few words why placing at " + provider + " is paused or resumed");
		}
	}

}
