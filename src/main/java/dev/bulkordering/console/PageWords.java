package dev.bulkordering.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import com.ibm.icu.text.NumberFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.ScheduleView.Fired;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.OrderState;

/** How pages say numbers, money, times and states; numbers as the person writes them. */
@Component("words")
@ConditionalOnWebApplication
class PageWords {

	private static final int CUT = 160;

	/** A count of things: {@code 1 order}, {@code 2,000 orders}. */
	public String count(long count, String thing) {
		return number(count) + " " + thing + (count == 1 ? "" : "s");
	}

	/** A whole number, grouped as the person's language does. */
	public String number(long number) {
		return NumberFormat.getIntegerInstance(locale()).format(number);
	}

	/** Amounts by currency. */
	public String money(Map<String, BigDecimal> amounts) {
		return amounts.entrySet()
			.stream()
			.map((one) -> money(one.getKey(), one.getValue()))
			.collect(Collectors.joining(", "));
	}

	/** An amount. */
	public String money(String currency, BigDecimal amount) {
		NumberFormat format = NumberFormat.getNumberInstance(locale());
		format.setMinimumFractionDigits(amount.stripTrailingZeros().scale() > 0 ? 2 : 0);
		format.setMaximumFractionDigits(4);
		return currency + " " + format.format(amount);
	}

	/** A moment in UTC; the browser writes it in the person's zone. */
	public String time(@Nullable Instant moment) {
		return moment == null ? "" : moment.truncatedTo(ChronoUnit.SECONDS).toString();
	}

	/** How long something took; empty if it has not ended. */
	public String took(@Nullable Instant from, @Nullable Instant until) {
		if (from == null || until == null) {
			return "";
		}
		return duration(Duration.between(from, until));
	}

	/** A time that something takes. */
	public String duration(Duration time) {
		if (time.toMinutes() == 0) {
			return time.toSeconds() + " s";
		}
		return time.toHours() == 0 ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
				: time.toHours() + " h " + time.toMinutesPart() + " min";
	}

	/** How large a file is, or may be. */
	public String size(long bytes) {
		long kilobytes = bytes / DataSize.ofKilobytes(1).toBytes();
		long megabytes = bytes / DataSize.ofMegabytes(1).toBytes();
		if (kilobytes == 0) {
			return count(bytes, "byte");
		}
		return megabytes > 0 ? number(megabytes) + " MB" : number(kilobytes) + " KB";
	}

	/** The name of a file without the folders that it is in. */
	public String fileName(String path) {
		return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
	}

	/** A state for people. */
	public String status(RunStatus status) {
		return switch (status) {
			case DIED -> "died: its process is gone";
			case WAITING_APPROVAL -> "waits for approval";
			case COMPLETED, FAILED, STOPPED, ABANDONED, REFUSED, RUNNING -> status.name().toLowerCase(Locale.ROOT);
		};
	}

	/** A state of an order for people. */
	public String state(OrderState state) {
		return switch (state) {
			case PLANNED -> "not placed yet";
			case PLACING -> "being placed";
			case UNKNOWN -> "in doubt";
			case PENDING -> "pending";
			case HELD -> "held";
			case PLACED -> "ordered";
			case REJECTED -> "rejected";
			case SPLIT -> "replaced by smaller orders";
		};
	}

	/** What was done, for people. */
	public String action(Action action) {
		return action.name().toLowerCase(Locale.ROOT).replace('_', ' ');
	}

	/**
	 * How a run of an inbox stands, for people.
	 *
	 * @param mark names its colour
	 */
	public record Standing(String text, String mark) {

	}

	/** How a run of an inbox stands. */
	public Standing fired(Fired fired) {
		return switch (fired.state()) {
			case RUNNING -> new Standing("running", "RUNNING");
			case DIED -> new Standing("died: its server is gone", "DIED");
			case MISSED -> new Standing("missed", "FAILED");
			case ENDED -> ended(fired.exitCode() == null ? ExitCode.DEFECT : fired.exitCode());
		};
	}

	private static Standing ended(int exitCode) {
		return switch (exitCode) {
			case ExitCode.OK -> new Standing("done", "COMPLETED");
			case ExitCode.INCOMPLETE -> new Standing("done, some rows are open", "PENDING");
			case ExitCode.REFUSED -> new Standing("refused", "FAILED");
			case ExitCode.STOPPED -> new Standing("stopped or waiting", "STOPPED");
			default -> new Standing("failed", "FAILED");
		};
	}

	/** The beginning of a long text. */
	public String cut(@Nullable String text) {
		return text == null ? "" : text.length() <= CUT ? text : text.substring(0, CUT - 1) + "…";
	}

	/** What a text says first. */
	public String firstSentence(String text) {
		int end = text.indexOf("; ");
		return cut(end < 0 ? text : text.substring(0, end));
	}

	private static Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
