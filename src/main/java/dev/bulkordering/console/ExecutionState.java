package dev.bulkordering.console;

import org.springframework.ui.Model;

import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** What the part of a page needs that shows how a run stands. */
final class ExecutionState {

	private ExecutionState() {
	}

	/**
	 * Fills the model.
	 * @param number the number that was asked for
	 * @return whether the run moves
	 */
	static boolean show(ExecutionView view, long number, Model model) {
		RunReport report = view.report();
		RunReport.Units units = report.units();
		boolean running = report.status() == RunStatus.RUNNING;
		model.addAttribute("number", number);
		model.addAttribute("report", report);
		model.addAttribute("steps", view.steps());
		model.addAttribute("planHash", view.planHash());
		model.addAttribute("begunBy", view.begunBy());
		model.addAttribute("approval", view.approval());
		model.addAttribute("waiting", report.status() == RunStatus.WAITING_APPROVAL);
		model.addAttribute("running", running);
		model.addAttribute("asked", units.asked());
		model.addAttribute("done", units.asked() - units.skipped());
		return running;
	}

}
