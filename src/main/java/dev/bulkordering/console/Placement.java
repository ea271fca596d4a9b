package dev.bulkordering.console;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** Has uploaded sheets placed: each once, however often it is asked for. Thread-safe. */
@Component
@ConditionalOnWebApplication
class Placement {

	private final Operations operations;

	private final GrantedJobs jobs;

	private final Uploads uploads;

	private final RunningWork work;

	/** Uploads whose runs are being begun, or wait behind others. */
	private final Set<String> underWay = ConcurrentHashMap.newKeySet();

	Placement(Operations operations, GrantedJobs jobs, Uploads uploads, RunningWork work) {
		this.operations = operations;
		this.jobs = jobs;
		this.uploads = uploads;
		this.work = work;
	}

	/** An upload that a person may see. */
	Upload upload(ConsoleUser user, String id) {
		Upload upload = uploads.find(id)
			.filter((one) -> one.owner().equals(user.getUsername()) || user.is(Role.ADMIN))
			.orElseThrow(NotThereException::new);
		jobs.require(user, upload.job());
		return upload;
	}

	/** The execution of an upload that was not refused; null if there is none. */
	@Nullable Long begun(Upload upload) {
		Long number = latest(upload);
		return number == null || operations.execution(number).report().status() == RunStatus.REFUSED ? null : number;
	}

	/**
	 * Has an upload placed, and waits a moment until that has begun.
	 * @return its execution; null if it is begun only when others are done
	 * @throws RefusedException if it is refused
	 */
	@Nullable Long place(Upload upload) {
		uploads.touch(upload);
		AtomicReference<@Nullable String> refusal = new AtomicReference<>();
		Long before = latest(upload);
		if (underWay.add(upload.id())) {
			begin(upload, refusal, before);
		}
		if (refusal.get() != null) {
			throw new RefusedException(CheckPage.named(String.valueOf(refusal.get()), upload));
		}
		Long number = latest(upload);
		return isNew(number, before) ? number : null;
	}

	private void begin(Upload upload, AtomicReference<@Nullable String> refusal, @Nullable Long before) {
		try {
			work.begin("the run of " + upload.file(), () -> {
				try {
					run(upload, refusal);
				}
				finally {
					underWay.remove(upload.id());
				}
			}, () -> isNew(latest(upload), before));
		}
		catch (RefusedException ex) {
			underWay.remove(upload.id());
			throw ex;
		}
	}

	private void run(Upload upload, AtomicReference<@Nullable String> refusal) {
		try {
			RunReport report = operations.run(upload.job(), upload.file(), null, Progress.NONE);
			if (report.status() == RunStatus.REFUSED) {
				refusal.set(report.error());
			}
		}
		catch (RefusedException ex) {
			refusal.set(ex.getMessage());
			throw ex;
		}
	}

	private @Nullable Long latest(Upload upload) {
		return operations.executionOf(upload.job(), upload.file());
	}

	// an upload that was refused once can be placed when what was in the way is gone
	private static boolean isNew(@Nullable Long number, @Nullable Long before) {
		return number != null && !number.equals(before);
	}

}
