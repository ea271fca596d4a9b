package dev.bulkordering.console;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
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
import dev.bulkordering.job.ProviderHealth.Answering;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.job.ScheduleView.Fired;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.Card;
import dev.bulkordering.order.OrderState;

/** How pages say numbers, money, times and states; numbers as the person writes them. */
@Component("words")
@ConditionalOnWebApplication
class PageWords {

	private static final int CUT = 160;

	private static final Duration SHORT = Duration.ofSeconds(10);

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

	/** Rows by their numbers. */
	public String rows(List<Integer> rows) {
		return rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

	/** What is secret of a card, by what it is called. */
	public Map<String, String> secrets(Card card) {
		Map<String, String> secrets = new LinkedHashMap<>();
		put(secrets, "Number", card.number());
		put(secrets, "PIN", card.pin());
		put(secrets, "Code", card.code());
		put(secrets, "Link", card.link());
		put(secrets, "Serial number", card.serial());
		put(secrets, "Barcode", card.barcode());
		return secrets;
	}

	private static void put(Map<String, String> all, String name, @Nullable String value) {
		if (value != null && !value.isBlank()) {
			all.put(name, value);
		}
	}

	/** How long something took; empty if it has not ended. */
	public String took(@Nullable Instant from, @Nullable Instant until) {
		if (from == null || until == null) {
			return "";
		}
		return duration(Duration.between(from, until));
	}

	/** How many a second; the fewer, the more exactly. */
	public String rate(double perSecond) {
		NumberFormat format = NumberFormat.getNumberInstance(locale());
		format.setMaximumFractionDigits(perSecond < 10 ? 1 : 0);
		return format.format(perSecond);
	}

	/** A time that something takes; the shorter, the more exactly. */
	public String duration(Duration time) {
		if (time.compareTo(SHORT) < 0) {
			NumberFormat format = NumberFormat.getNumberInstance(locale());
			format.setMaximumFractionDigits(1);
			return format.format(time.toMillis() / 1000.0) + " s";
		}
		if (time.toMinutes() == 0) {
			return time.toSeconds() + " s";
		}
		if (time.toHours() == 0) {
			return time.toMinutes() + " min" + (time.toSecondsPart() == 0 ? "" : " " + time.toSecondsPart() + " s");
		}
		return time.toHours() + " h " + time.toMinutesPart() + " min";
	}

	/** The day of a moment that a provider writes in whatever form. */
	public String day(@Nullable String moment) {
		return moment == null ? "" : moment.replaceFirst("^(\\d{4}-\\d{2}-\\d{2})T.*", "$1");
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

	/** The name of a file without what tells its kind. */
	public String withoutExtension(String name) {
		int dot = name.lastIndexOf('.');
		return dot <= 0 ? name : name.substring(0, dot);
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

	/** Whether a provider answers, for people. */
	public String answering(Answering answering) {
		return switch (answering) {
			case NOT_CALLED -> "not called lately";
			case UP -> "answers";
			case SHAKY -> "has not answered the latest calls";
			case DOWN -> "down";
		};
	}

	/** What a call came to, for people. */
	public String outcome(String outcome) {
		return switch (outcome) {
			case "Placed" -> "ordered";
			case "Accepted" -> "accepted, finished later";
			case "Quoted" -> "quoted";
			case "Rejected" -> "rejected";
			case "Throttled" -> "asked to wait";
			case "Unavailable" -> "could not be reached";
			case "Unknown" -> "no answer that is sure";
			case "NotSent" -> "not sent in time";
			case "Found" -> "looked up and found";
			case "NotThere" -> "looked up and not there";
			case "QuotePending" -> "looked up and only quoted";
			case "Contradiction" -> "look-up that contradicts an answer";
			case "NotAnswered" -> "look-up without an answer";
			case "Unclear" -> "look-up with an unclear answer";
			default -> outcome;
		};
	}

	/** A short time, in milliseconds where it is one. */
	public String millis(@Nullable Duration time) {
		return time == null ? "" : time.toSeconds() < 1 ? number(time.toMillis()) + " ms" : duration(time);
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
