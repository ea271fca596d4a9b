package dev.bulkordering.job;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.RunLauncher.Launched;
import dev.bulkordering.job.RunPreparation.Prepared;
import dev.bulkordering.job.run.RunRecord;
import dev.bulkordering.placement.DatabaseClock;

/** Runs a job on the sheets of its inbox, and puts each where its run has brought it. */
class InboxRuns {

	private final NewRuns newRuns;

	private final RunReports reports;

	private final DatabaseClock clock;

	InboxRuns(NewRuns newRuns, RunReports reports, DatabaseClock clock) {
		this.newRuns = newRuns;
		this.reports = reports;
		this.clock = clock;
	}

	Series run(Prepared prepared, Progress progress, BooleanSupplier stop) {
		Path directory = prepared.job().inbox();
		if (directory == null) {
			throw new RefusedException("the job " + prepared.job().name()
					+ " has no inbox. Name the sheets, or set inbox in " + prepared.job().file());
		}
		Inbox inbox = new Inbox(directory);
		Series series = new Series(stop);
		for (Path sheet : sheets(inbox)) {
			series.next(sheet.toString(), () -> run(prepared, inbox, sheet, progress, stop));
		}
		return series;
	}

	private @Nullable Launched run(Prepared prepared, Inbox inbox, Path sheet, Progress progress,
			BooleanSupplier stop) {
		RunRecord earlier = earlier(prepared, sheet);
		if (earlier != null) {
			return known(inbox, sheet, earlier, progress);
		}
		Launched launched = newRuns.run(prepared, sheet, null, progress, stop);
		if (launched.busy()) {
			progress.say(sheet + " is left where it is: " + launched.report().error());
			return null;
		}
		file(inbox, sheet, launched.report());
		return launched;
	}

	// A sheet that cannot be read is refused by its run.
	private @Nullable RunRecord earlier(Prepared prepared, Path sheet) {
		try {
			return newRuns.earlier(prepared.job().name(), NewRuns.hash(sheet)).orElse(null);
		}
		catch (RefusedException ex) {
			return null;
		}
	}

	// A sheet with the bytes of one that was run: its own run's, if that was left in the
	// inbox by a
	// crash or waits to be restarted; else somebody put the same file in again.
	private @Nullable Launched known(Inbox inbox, Path sheet, RunRecord earlier, Progress progress) {
		RunReport report = reports.of(earlier);
		boolean own = earlier.sheetPath().equals(sheet.toString());
		RunStatus status = earlier.statusAt(clock.millis());
		if (own && status == RunStatus.COMPLETED) {
			inbox.done(sheet);
			progress.say(sheet + " was run to its end before (execution " + report.executionId() + "): moved to done");
		}
		else if (own && status != RunStatus.ABANDONED) {
			progress.say(sheet + " is left where it is: its run is " + status + ". To go on with it: "
					+ (status == RunStatus.WAITING_APPROVAL ? "approve " : "restart ") + report.executionId());
		}
		else {
			String reason = "the same file was run before (execution " + report.executionId() + ", "
					+ earlier.sheetPath() + ")";
			inbox.refused(sheet, reason);
			return new Launched(NewRuns.refused(earlier.job(), sheet, reason), false, false);
		}
		return null;
	}

	private void file(Inbox inbox, Path sheet, RunReport report) {
		switch (report.status()) {
			case COMPLETED -> inbox.done(sheet);
			case REFUSED -> inbox.refused(sheet, report.error() == null ? "refused" : report.error());
			default -> {
			}
		}
	}

	private static List<Path> sheets(Inbox inbox) {
		try {
			return inbox.sheets();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return List.of();
		}
	}

}
