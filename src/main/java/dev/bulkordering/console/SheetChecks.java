package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;

/** Checks uploaded sheets, a few at a time: placing goes on beside it. */
@Component
@ConditionalOnWebApplication
class SheetChecks {

	private static final int AT_ONCE = 2;

	private static final long LONGEST_WAIT_SECONDS = 60;

	private final Operations operations;

	private final Semaphore places = new Semaphore(AT_ONCE, true);

	SheetChecks(Operations operations) {
		this.operations = operations;
	}

	/** What a check of a sheet finds. */
	CheckReport check(Upload upload) {
		enter();
		try {
			return operations.check(upload.job(), upload.file(), Progress.NONE);
		}
		finally {
			places.release();
		}
	}

	/** Writes the sheet with the cells marked that a check finds fault with. */
	void mark(Upload upload, Path out) {
		enter();
		try {
			operations.markedSheet(upload.job(), upload.file(), out);
		}
		finally {
			places.release();
		}
	}

	private void enter() {
		try {
			if (places.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
				return;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw new RefusedException(
				"Other sheets are being checked at the moment. Try again in a few minutes; this one is" + " kept.");
	}

}
