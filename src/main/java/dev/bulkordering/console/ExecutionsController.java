package dev.bulkordering.console;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import dev.bulkordering.job.Abandonment;
import dev.bulkordering.job.ExecutionLine;
import dev.bulkordering.job.ExecutionLine.Filter;
import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RowLine;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** What was run, how it stands, and what operators do about it. */
@Controller
@ConditionalOnWebApplication
class ExecutionsController {

	private static final int ON_A_PAGE = 50;

	private static final int LOG_LINES = 200;

	private static final Set<RunStatus> NOT_ABANDONABLE = Set.of(RunStatus.RUNNING, RunStatus.COMPLETED,
			RunStatus.ABANDONED, RunStatus.REFUSED);

	/** Rows that somebody sees who is to approve them. */
	private static final int ROWS = 100;

	private final Operations operations;

	private final GrantedJobs jobs;

	private final RunningWork work;

	private final LivePages live;

	ExecutionsController(Operations operations, GrantedJobs jobs, RunningWork work, LivePages live) {
		this.operations = operations;
		this.jobs = jobs;
		this.work = work;
		this.live = live;
	}

	/** What the list's form asks for, as it came. */
	record Asked(@Nullable String job, @Nullable String status, @Nullable String day, @Nullable String zone) {

		boolean isAny() {
			return given(job) || given(status) || given(day);
		}

		Filter filter(GrantedJobs jobs, ConsoleUser user) {
			LocalDate date = day == null || day.isBlank() ? null : LocalDate.parse(day);
			ZoneId in = zone == null || zone.isBlank() ? ZoneId.of("UTC") : ZoneId.of(zone);
			Instant from = date == null ? null : date.atStartOfDay(in).toInstant();
			Instant until = date == null ? null : date.plusDays(1).atStartOfDay(in).toInstant();
			return new Filter(jobs.limit(user, job == null ? "" : job),
					status == null || status.isBlank() ? null : RunStatus.valueOf(status), from, until, false, null);
		}

		private static boolean given(@Nullable String text) {
			return text != null && !text.isBlank();
		}

	}

	@GetMapping("/executions")
	String list(@AuthenticationPrincipal ConsoleUser user, Asked filter, @RequestParam(defaultValue = "0") long before,
			Model model) {
		List<ExecutionLine> lines;
		try {
			lines = operations.executions(filter.filter(jobs, user), before > 0 ? before : Long.MAX_VALUE, ON_A_PAGE);
		}
		catch (IllegalArgumentException | DateTimeException ex) {
			throw new NotUnderstoodException();
		}
		model.addAttribute("lines", lines);
		model.addAttribute("filter", filter);
		model.addAttribute("anyFilter", filter.isAny() || before > 0);
		model.addAttribute("jobs", jobs.known(user));
		model.addAttribute("statuses", RunStatus.values());
		model.addAttribute("older", lines.size() < ON_A_PAGE ? null : lines.get(lines.size() - 1).number());
		return "executions";
	}

	@GetMapping("/executions/{number}")
	String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, Model model) {
		ExecutionView view = jobs.execution(user, number);
		RestartPreview preview = ExecutionState.show(view, number, model) ? null : operations.previewRestart(number);
		model.addAttribute("preview", preview);
		if (view.report().status() == RunStatus.WAITING_APPROVAL) {
			List<RowLine> rows = operations.rows(number, new RowLine.Filter(null, ""), 0, ROWS + 1);
			model.addAttribute("rows", rows.stream().limit(ROWS).toList());
			model.addAttribute("moreRows", rows.size() > ROWS);
		}
		model.addAttribute("log", operations.log(number, LOG_LINES));
		model.addAttribute("abandonable", !NOT_ABANDONABLE.contains(view.report().status()));
		return "execution";
	}

	/** The state of a run that moves, again and again until it rests. */
	@GetMapping("/executions/{number}/live")
	SseEmitter live(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		jobs.execution(user, number);
		return live.follow("execution-state",
				(model) -> ExecutionState.show(operations.execution(number), number, model));
	}

	@PostMapping("/executions/{number}/restart")
	String restart(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		jobs.execution(user, number);
		String why = Reason.of(reason);
		RestartPreview preview = operations.previewRestart(number);
		if (preview.refusal() != null) {
			attributes.addFlashAttribute("refusal", preview.refusal());
			return back(number);
		}
		work.begin("the restart of execution " + number, () -> operations.restart(number, why, Progress.NONE),
				() -> status(number) == RunStatus.RUNNING);
		attributes.addFlashAttribute("notice", "It goes on with the step " + preview.firstStep() + ".");
		return back(number);
	}

	@PostMapping("/executions/{number}/stop")
	String stop(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		jobs.execution(user, number);
		String why = Reason.of(reason);
		work.beginAtOnce("the stop of execution " + number, () -> operations.stop(number, why),
				() -> status(number) != RunStatus.RUNNING);
		attributes.addFlashAttribute("notice", "It ends after the calls in flight.");
		return back(number);
	}

	@PostMapping("/executions/{number}/abandon")
	String abandon(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		jobs.execution(user, number);
		Abandonment left = operations.abandon(number, Reason.of(reason));
		attributes.addFlashAttribute("notice",
				"It is given up. Unplaced: " + left.unplacedOrders() + " orders with " + left.unplacedUnits()
						+ " units. In doubt: " + (left.inDoubt().isEmpty() ? "none" : String.join(", ", left.inDoubt()))
						+ ".");
		return back(number);
	}

	@PostMapping("/executions/{number}/approve")
	String approve(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, @RequestParam String plan,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		jobs.execution(user, number);
		RunReport report = operations.approve(number, plan, Reason.of(reason));
		attributes.addFlashAttribute("notice", "It is " + report.error() + ".");
		return back(number);
	}

	@PostMapping("/executions/{number}/decline")
	String decline(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		jobs.execution(user, number);
		operations.decline(number, Reason.of(reason));
		attributes.addFlashAttribute("notice", "It is declined: nothing of it is ordered.");
		return back(number);
	}

	private RunStatus status(long number) {
		return operations.execution(number).report().status();
	}

	private static String back(long number) {
		return "redirect:/executions/" + number;
	}

}
