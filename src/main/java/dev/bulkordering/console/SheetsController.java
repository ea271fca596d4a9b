package dev.bulkordering.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.ExecutionLine;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RunReport;

/** Sheets from their upload until a run of them has begun. */
@Controller
@ConditionalOnWebApplication
class SheetsController {

	private static final int LATEST = 50;

	private final Operations operations;

	private final GrantedJobs jobs;

	private final Uploads uploads;

	private final UploadLimits limits;

	private final Placement placement;

	private final SheetChecks checks;

	private final PageWords words;

	private final DataSize largest;

	SheetsController(Operations operations, GrantedJobs jobs, Uploads uploads, UploadLimits limits, Placement placement,
			SheetChecks checks, PageWords words, @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
		this.operations = operations;
		this.jobs = jobs;
		this.uploads = uploads;
		this.limits = limits;
		this.placement = placement;
		this.checks = checks;
		this.words = words;
		this.largest = largest;
	}

	@GetMapping("/sheets")
	String list(@AuthenticationPrincipal ConsoleUser user, @RequestParam(defaultValue = "false") boolean all,
			@RequestParam(defaultValue = "0") long before, Model model) {
		List<ExecutionLine> lines = jobs.runs(user, !all, before > 0 ? before : Long.MAX_VALUE, LATEST);
		model.addAttribute("jobs", jobs.of(user));
		model.addAttribute("unplaced", uploads.of(user.getUsername(), (one) -> placement.begun(one) == null));
		model.addAttribute("lines", lines);
		model.addAttribute("all", all);
		model.addAttribute("paged", before > 0);
		model.addAttribute("older", lines.size() < LATEST ? null : lines.get(LATEST - 1).number());
		model.addAttribute("largest", largest.toBytes());
		return "sheets";
	}

	@PostMapping("/sheets")
	String upload(@AuthenticationPrincipal ConsoleUser user, @RequestParam(defaultValue = "") String job,
			@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
		if (job.isBlank()) {
			throw new RefusedException("Choose the job that the sheet is for.");
		}
		jobs.require(user, job);
		if (file == null || file.isEmpty()) {
			throw new RefusedException("Choose a sheet that is not empty.");
		}
		if (!limits.allow(user.getUsername())) {
			throw new RefusedException("You have uploaded " + UploadLimits.IN_AN_HOUR
					+ " sheets within an hour, which is as many as there may be. Try again in a few minutes.");
		}
		uploads.removeOld((old) -> operations.executionOf(old.job(), old.file()) != null);
		try (InputStream content = file.getInputStream()) {
			Upload upload = uploads.keep(user.getUsername(), job, file.getOriginalFilename(), content);
			return "redirect:/sheets/" + upload.id();
		}
	}

	@GetMapping("/sheets/template")
	ResponseEntity<Resource> template(@AuthenticationPrincipal ConsoleUser user, @RequestParam String job,
			@RequestParam(defaultValue = "xlsx") String format) throws IOException {
		jobs.require(user, job);
		return Downloads.template(operations, job, format);
	}

	/** The sheet with every bad cell marked. */
	@GetMapping("/sheets/{id}/marked")
	ResponseEntity<Resource> marked(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id)
			throws IOException {
		Upload upload = placement.upload(user, id);
		return Downloads.once(words.withoutExtension(upload.name()) + "-marked.xlsx",
				(file) -> checks.mark(upload, file));
	}

	@GetMapping("/sheets/{id}")
	String check(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id, Model model) {
		Upload upload = placement.upload(user, id);
		Long begun = placement.begun(upload);
		if (begun != null) {
			return "redirect:/sheets/runs/" + begun;
		}
		CheckReport check = checks.check(upload);
		RunReport earlier = check.unitsBoughtAgain() == 0 ? null : operations.latestRun(upload.job(), upload.file());
		model.addAttribute("upload", upload);
		model.addAttribute("page", CheckPage.of(check, upload));
		model.addAttribute("earlier", earlier == null ? null : earlier.executionId());
		return "sheet";
	}

	@PostMapping("/sheets/{id}/place")
	String place(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id, RedirectAttributes attributes) {
		Long number = placement.place(placement.upload(user, id));
		if (number == null) {
			attributes.addFlashAttribute("notice",
					"It is begun as soon as what others have begun is done. Load this page again in a while.");
			return "redirect:/sheets/" + id;
		}
		return "redirect:/sheets/runs/" + number;
	}

}
