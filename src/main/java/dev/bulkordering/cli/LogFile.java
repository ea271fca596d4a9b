package dev.bulkordering.cli;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ContextBase;
import ch.qos.logback.core.recovery.ResilientFileOutputStream;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.status.Status;

/**
 * The log. Where it cannot be written, because its folder is not ours or its disk is
 * full, that is said once in a sentence, and the work goes on without it: Spring Boot
 * would not start, or fill the screen with stack traces.
 */
public final class LogFile extends RollingFileAppender<ILoggingEvent> {

	// of the process: Spring Boot sets the log up a second time
	private static final AtomicBoolean TOLD = new AtomicBoolean();

	@Override
	public void openFile(String file) throws IOException {
		super.openFile(file);
		ContextBase quiet = new ContextBase();
		quiet.getStatusManager().add(this::tell);
		((ResilientFileOutputStream) getOutputStream()).setContext(quiet);
	}

	@Override
	public void addStatus(Status status) {
		if (status.getEffectiveLevel() < Status.WARN) {
			super.addStatus(status);
		}
		else {
			tell(status);
		}
	}

	private void tell(Status status) {
		if (status.getEffectiveLevel() == Status.ERROR && TOLD.compareAndSet(false, true)) {
			Throwable cause = status.getThrowable();
			System.err.println("The log " + rawFileProperty() + " cannot be written ("
					+ (cause == null ? status.getMessage() : cause.getMessage()) + "). The work goes on without it.");
		}
	}

}
