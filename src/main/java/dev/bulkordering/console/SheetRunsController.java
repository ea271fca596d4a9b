package dev.bulkordering.console;

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
import dev.bulkordering.job.OrderedUnits;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.order.OrderState;

/** What became of a sheet, for those whose job it is. */
@Controller
@ConditionalOnWebApplication
class SheetRunsController {

	private static final int MOST_LINES = 200;

	/** Orders in other states count in the smaller ones that replace them. */
	private static final List<OrderState> STATES = Arrays.stream(OrderState.values())
		.filter((state) -> state != OrderState.SPLIT)
		.toList();

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
			@RequestParam(defaultValue = "") String state, Model model) {
		ExecutionView view = jobs.execution(user, number);
		RunReport report = view.report();
		ExecutionState.show(view, number, model);
		List<OrderedUnits> lines = operations.orderedUnits(number, state(state), MOST_LINES + 1);
		model.addAttribute("sheetName", words.fileName(report.sheet()));
		model.addAttribute("bar", OutcomeBar.of(report.units()));
		model.addAttribute("lines", lines.stream().limit(MOST_LINES).toList());
		model.addAttribute("moreLines", lines.size() > MOST_LINES);
		model.addAttribute("states", STATES);
		model.addAttribute("state", state);
		model.addAttribute("result", report.resultSheet());
		model.addAttribute("approved", isApproved(view));
		return "sheet-run";
	}

	/** The state of a run that moves, again and again until it rests. */
	@GetMapping("/sheets/runs/{number}/live")
	SseEmitter live(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		jobs.execution(user, number);
		return live.follow("execution-state",
				(model) -> ExecutionState.show(operations.execution(number), number, model));
	}

	/** The result sheet, from where the run has written it and nowhere else. */
	@GetMapping("/sheets/runs/{number}/result")
	ResponseEntity<Resource> result(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		return Attachments.result(jobs.execution(user, number).report().resultSheet());
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

	private static @Nullable OrderState state(String name) {
		if (name.isBlank()) {
			return null;
		}
		return STATES.stream()
			.filter((state) -> state.name().equals(name))
			.findFirst()
			.orElseThrow(NotUnderstoodException::new);
	}

}
