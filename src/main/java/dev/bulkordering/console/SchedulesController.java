package dev.bulkordering.console;

import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.ScheduleView;

/** The jobs that run by themselves, what lies in their inboxes, and who stops them. */
@Controller
@ConditionalOnWebApplication
class SchedulesController {

	private static final String PAGE = "redirect:/schedules";

	private final Operations operations;

	private final RunningWork work;

	SchedulesController(Operations operations, RunningWork work) {
		this.operations = operations;
		this.work = work;
	}

	@GetMapping("/schedules")
	String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
		model.addAttribute("schedules", schedules(user));
		return "schedules";
	}

	private List<ScheduleView> schedules(ConsoleUser user) {
		return operations.schedules().stream().filter((one) -> user.maySee(one.job())).toList();
	}

	private static void require(ConsoleUser user, String job) {
		if (!user.maySee(job)) {
			throw new NotThereException();
		}
	}

	@PostMapping("/schedules/{job}/run")
	String run(@AuthenticationPrincipal ConsoleUser user, @PathVariable String job, RedirectAttributes attributes) {
		require(user, job);
		if (schedules(user).stream().noneMatch((one) -> one.job().equals(job) && one.inbox() != null)) {
			throw new RefusedException("There is no job " + job + " with an inbox.");
		}
		if (operations.isInboxRunning(job)) {
			throw new RefusedException(
					"The inbox of " + job + " is being run at this moment. Wait until that has ended.");
		}
		work.begin("the run of the inbox of " + job, () -> operations.runInboxNow(job, Progress.NONE),
				() -> operations.isInboxRunning(job));
		attributes.addFlashAttribute("notice", "The inbox of " + job + " is being run.");
		return PAGE;
	}

	@PostMapping("/schedules/{job}/pause")
	String pause(@AuthenticationPrincipal ConsoleUser user, @PathVariable String job,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		require(user, job);
		operations.pauseSchedule(job, Reason.of(reason));
		attributes.addFlashAttribute("notice", "The job " + job + " does not run by itself until somebody resumes it.");
		return PAGE;
	}

	@PostMapping("/schedules/{job}/resume")
	String resume(@AuthenticationPrincipal ConsoleUser user, @PathVariable String job,
			@RequestParam(defaultValue = "") String reason, RedirectAttributes attributes) {
		require(user, job);
		operations.resumeSchedule(job, Reason.of(reason));
		attributes.addFlashAttribute("notice", "The job " + job + " runs by itself again, from its next time on.");
		return PAGE;
	}

}
