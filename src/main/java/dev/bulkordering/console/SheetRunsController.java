package dev.bulkordering.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RowLine;
import dev.bulkordering.job.RowPath;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** What became of a sheet, for those whose job it is. */
@Controller
@ConditionalOnWebApplication
class SheetRunsController {

	/** Rows on a page. */
	private static final int PAGE = 100;

	private static final String CSV = ".csv";

	private final Operations operations;

	private final GrantedJobs jobs;

	private final RunningWork work;

	private final LivePages live;

	private final PageWords words;

	SheetRunsController(Operations operations, GrantedJobs jobs, RunningWork work, LivePages live, PageWords words) {
		this.operations = operations;
		this.jobs = jobs;
		this.work = work;
		this.live = live;
		this.words = words;
	}

	@GetMapping("/sheets/runs/{number}")
	String one(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(defaultValue = "") String status, @RequestParam(defaultValue = "") String text,
			@RequestParam(defaultValue = "0") int after, Model model) {
		ExecutionView view = jobs.execution(user, number);
		RunReport report = view.report();
		ExecutionState.show(view, number, model);
		List<RowLine> rows = operations.rows(number, new RowLine.Filter(status(status), text), after, PAGE + 1);
		model.addAttribute("sheetName", words.fileName(report.sheet()));
		model.addAttribute("bar", OutcomeBar.of(report.units()));
		model.addAttribute("rows", rows.stream().limit(PAGE).toList());
		model.addAttribute("next", rows.size() > PAGE ? rows.get(PAGE - 1).row() : null);
		model.addAttribute("after", after);
		model.addAttribute("statuses", RowLine.Status.values());
		model.addAttribute("status", status);
		model.addAttribute("text", text);
		model.addAttribute("result", report.resultSheet());
		model.addAttribute("orders", ordersFile(report.resultSheet()) != null);
		model.addAttribute("mendable", isMendable(report));
		model.addAttribute("approved", isApproved(view));
		return "sheet-run";
	}

	/** The state of a run that moves, again and again until it rests. */
	@GetMapping("/sheets/runs/{number}/live")
	SseEmitter live(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		jobs.execution(user, number);
		Pace pace = new Pace();
		return live.follow("execution-state", (model) -> {
			ExecutionView view = operations.execution(number);
			model.addAttribute("timeLeft", pace.timeLeft(view.report().orders().skipped(), System.nanoTime()));
			return ExecutionState.show(view, number, model);
		});
	}

	/** The way of one row. */
	@GetMapping("/sheets/runs/{number}/rows/{row}")
	String row(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, @PathVariable int row,
			Model model) {
		RunReport report = jobs.execution(user, number).report();
		RowPath path = operations.row(number, row);
		if (path == null) {
			throw new NotThereException();
		}
		model.addAttribute("number", number);
		model.addAttribute("sheetName", words.fileName(report.sheet()));
		model.addAttribute("path", path);
		return "sheet-row";
	}

	/** The result sheet, from where the run has written it and nowhere else. */
	@GetMapping("/sheets/runs/{number}/result")
	ResponseEntity<Resource> result(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		return Downloads.result(jobs.execution(user, number).report().resultSheet());
	}

	/** The orders of a run whose result sheet is a CSV file, which has them beside it. */
	@GetMapping("/sheets/runs/{number}/orders")
	ResponseEntity<Resource> orders(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		Path file = ordersFile(jobs.execution(user, number).report().resultSheet());
		if (file == null) {
			throw new NotThereException();
		}
		return Downloads.of(file);
	}

	/** The rows that can be mended and uploaded anew. */
	@GetMapping("/sheets/runs/{number}/corrected")
	ResponseEntity<Resource> corrected(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number)
			throws IOException {
		String sheet = words.fileName(jobs.execution(user, number).report().sheet());
		return Downloads.once(words.withoutExtension(sheet) + "-to-mend.xlsx",
				(file) -> operations.correctedRows(number, file));
	}

	/** Ends a run after the calls in flight. */
	@PostMapping("/sheets/runs/{number}/stop")
	String stop(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, RedirectAttributes attributes) {
		jobs.execution(user, number);
		work.beginAtOnce("the stop of execution " + number, () -> operations.stop(number),
				() -> operations.execution(number).report().status() != RunStatus.RUNNING);
		attributes.addFlashAttribute("notice", "It stops after the calls in flight. An operator can restart it.");
		return "redirect:/sheets/runs/" + number;
	}

	/** Goes on with a run that a second person has approved. */
	@PostMapping("/sheets/runs/{number}/place")
	String place(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, RedirectAttributes attributes) {
		if (!isApproved(jobs.execution(user, number))) {
			throw new RefusedException("Only a run that is approved and not yet begun is placed here. An operator"
					+ " decides whether another one goes on.");
		}
		RestartPreview preview = operations.previewRestart(number);
		if (preview.refusal() != null) {
			attributes.addFlashAttribute("refusal", preview.refusal());
		}
		else {
			work.begin("the restart of execution " + number, () -> operations.restart(number, Progress.NONE),
					() -> operations.execution(number).report().status() == RunStatus.RUNNING);
			attributes.addFlashAttribute("notice", "It is being placed.");
		}
		return "redirect:/sheets/runs/" + number;
	}

	/**
	 * Whether a run was approved and none of it tried: one that was stopped while it was
	 * being placed is the operators'.
	 */
	static boolean isApproved(ExecutionView view) {
		RunReport.Units units = view.report().units();
		return view.report().status() == RunStatus.STOPPED && view.approval() != null
				&& units.skipped() == units.asked();
	}

	private static boolean isMendable(RunReport report) {
		RunReport.Units units = report.units();
		return report.status() != RunStatus.RUNNING && report.orders().planned() > 0 && (report.rows().invalid() > 0
				|| units.rejected() > 0 || report.status() == RunStatus.ABANDONED && units.skipped() > 0);
	}

	private static @Nullable Path ordersFile(@Nullable String result) {
		if (result == null || !result.endsWith(CSV)) {
			return null;
		}
		Path file = Path.of(result.substring(0, result.length() - CSV.length()) + "-orders" + CSV);
		return Files.isRegularFile(file) ? file : null;
	}

	private static RowLine.@Nullable Status status(String name) {
		if (name.isBlank()) {
			return null;
		}
		return Arrays.stream(RowLine.Status.values())
			.filter((status) -> status.name().equals(name))
			.findFirst()
			.orElseThrow(NotUnderstoodException::new);
	}

}
