package dev.bulkordering.job.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

import dev.bulkordering.job.run.RunLines.Line;

/**
 * Copies what is logged about runs into the database, where every page of the
 * installation finds it, whichever process on whichever machine has logged it. Whoever
 * logs waits for nothing: lines are queued, written by a thread of their own, and let go
 * of when the database does not take them. The log file has all of them.
 */
public final class RunLog extends UnsynchronizedAppenderBase<ILoggingEvent> implements AutoCloseable {

	private static final int QUEUED = 1000;

	private static final int AT_ONCE = 200;

	private static final long PAUSE_MILLIS = 250;

	private static final long LONGEST_CLOSE_SECONDS = 2;

	private final RunMark mark;

	private final RunLines lines;

	private final String machine = ProcessIdentity.current().host() + ", process " + ProcessIdentity.current().pid();

	private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(QUEUED);

	private final AtomicBoolean due = new AtomicBoolean();

	private final ScheduledExecutorService writer = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "run-log");
		thread.setDaemon(true);
		return thread;
	});

	private RunLog(RunMark mark, RunLines lines) {
		this.mark = mark;
		this.lines = lines;
	}

	/** Begins to copy the lines of marked runs. */
	public static RunLog begin(RunMark mark, RunLines lines) {
		RunLog log = new RunLog(mark, lines);
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		log.setContext(context);
		log.start();
		root(context).addAppender(log);
		return log;
	}

	/** Marks what is to be copied. */
	public RunMark mark() {
		return mark;
	}

	/** Where it is copied to. */
	public RunLines lines() {
		return lines;
	}

	@Override
	protected void append(ILoggingEvent event) {
		Long run = event.getLevel().isGreaterOrEqual(Level.INFO) ? mark.runOf(event.getMDCPropertyMap()) : null;
		if (run == null) {
			return;
		}
		boolean taken = queue.offer(new Line(run, event.getTimeStamp(), machine, event.getLevel().toString(),
				event.getFormattedMessage(), trace(event.getThrowableProxy())));
		if (taken && !writer.isShutdown() && due.compareAndSet(false, true)) {
			writer.schedule(this::write, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
		}
	}

	private static @Nullable String trace(@Nullable IThrowableProxy error) {
		return error == null ? null : ThrowableProxyUtil.asString(error);
	}

	private void write() {
		due.set(false);
		List<Line> some = new ArrayList<>();
		while (queue.drainTo(some, AT_ONCE) > 0) {
			Map<Long, List<Line>> byRun = some.stream().collect(Collectors.groupingBy(Line::run));
			try {
				byRun.forEach(lines::add);
			}
			catch (DataAccessException | TransactionException ex) {
				// the log file has them, and the run itself says what is wrong with the
				// database
			}
			some.clear();
		}
	}

	/** Writes what is queued, if that takes no more than a moment. */
	@Override
	public void close() throws InterruptedException {
		LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
		root(context).detachAppender(this);
		stop();
		// never by an interrupt: it may be writing, and H2 gives up its file then
		writer.execute(this::write);
		writer.shutdown();
		writer.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS);
	}

	private static Logger root(LoggerContext context) {
		return context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
	}

}
