package dev.bulkordering.job;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What became of a run, as {@code run --json} prints it.
 *
 * @param job name of the job
 * @param sheet the sheet's path as given
 * @param executionId number of the execution, null for a refused sheet
 * @param status where it stands
 * @param exitCode see {@link ExitCode}
 * @param rows counts of rows
 * @param units counts of units of valid rows
 * @param orders counts of orders
 * @param value price × units asked, by currency
 * @param valueOrdered price × units ordered, by currency
 * @param resultSheet path of the result sheet, if there is one
 * @param error why it was refused, failed or stopped, in words
 * @param startedAt when the execution began
 * @param endedAt when it ended
 * @param notes what people should know beside the counts, one sentence each: that the
 * sandbox answered, which rows were ignored and why; not part of the JSON
 */
public record RunReport(String job, String sheet, @Nullable Long executionId, RunStatus status, int exitCode, Rows rows,
		Units units, Orders orders, Map<String, BigDecimal> value, Map<String, BigDecimal> valueOrdered,
		@Nullable String resultSheet, @Nullable String error, @Nullable Instant startedAt, @Nullable Instant endedAt,
		List<String> notes) {

	/** A report without notes. */
	public RunReport(String job, String sheet, @Nullable Long executionId, RunStatus status, int exitCode, Rows rows,
			Units units, Orders orders, Map<String, BigDecimal> value, Map<String, BigDecimal> valueOrdered,
			@Nullable String resultSheet, @Nullable String error, @Nullable Instant startedAt,
			@Nullable Instant endedAt) {
		this(job, sheet, executionId, status, exitCode, rows, units, orders, value, valueOrdered, resultSheet, error,
				startedAt, endedAt, List.of());
	}

	/** The same counts with another end. */
	RunReport endedWith(RunStatus otherStatus, int otherExitCode, @Nullable String otherError) {
		return new RunReport(job, sheet, executionId, otherStatus, otherExitCode, rows, units, orders, value,
				valueOrdered, resultSheet, otherError, startedAt, endedAt, notes);
	}

	/** The same report without an execution, as of a sheet that never became a run. */
	RunReport withoutExecution() {
		return new RunReport(job, sheet, null, status, exitCode, rows, units, orders, value, valueOrdered, resultSheet,
				error, startedAt, endedAt, notes);
	}

	/** The same report with one more note. */
	RunReport withNote(String note) {
		List<String> more = new ArrayList<>(notes);
		more.add(note);
		return new RunReport(job, sheet, executionId, status, exitCode, rows, units, orders, value, valueOrdered,
				resultSheet, error, startedAt, endedAt, List.copyOf(more));
	}

	/** Rows; {@code read} is valid plus invalid. */
	public record Rows(long read, long valid, long invalid, long ignored) {

		/** No row was read. */
		public static final Rows NONE = new Rows(0, 0, 0, 0);

	}

	/** Units of the valid rows: asked is the sum of all others. */
	public record Units(long asked, long ordered, long pending, long rejected, long held, long skipped) {

		/** No unit was asked for. */
		public static final Units NONE = new Units(0, 0, 0, 0, 0, 0);

	}

	/** Orders: as planned, the fewest possible, and where those that count stand. */
	public record Orders(long planned, long lowerBound, long placed, long pending, long rejected, long held,
			long skipped) {

		/** No order was planned. */
		public static final Orders NONE = new Orders(0, 0, 0, 0, 0, 0, 0);

	}

}
