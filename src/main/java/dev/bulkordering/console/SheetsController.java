package dev.bulkordering.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicReference;

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
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;

/** Sheets from their upload until a run of them has begun. */
@Controller
@ConditionalOnWebApplication
class SheetsController {

	private static final int LATEST = 50;

	private final Operations operations;

	private final GrantedJobs jobs;

	private final Uploads uploads;

	private final UploadLimits limits;

	private final RunningWork work;

	private final PageWords words;

	private final DataSize largest;

	SheetsController(Operations operations, GrantedJobs jobs, Uploads uploads, UploadLimits limits, RunningWork work,
			PageWords words, @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
		this.operations = operations;
		this.jobs = jobs;
		this.uploads = uploads;
		this.limits = limits;
		this.work = work;
		this.words = words;
		this.largest = largest;
	}

	@GetMapping("/sheets")
	String list(@AuthenticationPrincipal ConsoleUser user, Model model) {
		model.addAttribute("jobs", jobs.of(user));
		model.addAttribute("lines", jobs.executions(user, LATEST));
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
		boolean excel = format.equals("xlsx");
		if (!excel && !format.equals("csv")) {
			throw new NotUnderstoodException();
		}
		return Downloads.once(job + "-template." + format, (file) -> operations.template(job, file, excel));
	}

	/** The sheet with every bad cell marked. */
	@GetMapping("/sheets/{id}/marked")
	ResponseEntity<Resource> marked(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id)
			throws IOException {
		Upload upload = upload(user, id);
		return Downloads.once(words.withoutExtension(upload.name()) + "-marked.xlsx",
				(file) -> operations.markedSheet(upload.job(), upload.file(), file));
	}

	@GetMapping("/sheets/{id}")
	String check(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id, Model model) {
		Upload upload = upload(user, id);
		Long begun = begun(upload);
		if (begun != null && operations.execution(begun).report().status() != RunStatus.REFUSED) {
			return "redirect:/sheets/runs/" + begun;
		}
		CheckReport check = operations.check(upload.job(), upload.file(), Progress.NONE);
		RunReport earlier = check.unitsBoughtAgain() == 0 ? null : operations.latestRun(upload.job(), upload.file());
		model.addAttribute("upload", upload);
		model.addAttribute("page", CheckPage.of(check, upload));
		model.addAttribute("earlier", earlier == null ? null : earlier.executionId());
		return "sheet";
	}

	@PostMapping("/sheets/{id}/place")
	String place(@AuthenticationPrincipal ConsoleUser user, @PathVariable String id, RedirectAttributes attributes) {
		Upload upload = upload(user, id);
		uploads.touch(upload);
		AtomicReference<@Nullable String> refusal = new AtomicReference<>();
		Long before = begun(upload);
		work.begin("the run of " + upload.file(), () -> run(upload, refusal), () -> isNew(begun(upload), before));
		if (refusal.get() != null) {
			throw new RefusedException(CheckPage.named(String.valueOf(refusal.get()), upload));
		}
		Long number = begun(upload);
		if (number == null || !isNew(number, before)) {
			attributes.addFlashAttribute("notice",
					"It is begun as soon as what others have begun is done. Load this page again in a while.");
			return "redirect:/sheets/" + id;
		}
		return "redirect:/sheets/runs/" + number;
	}

	private void run(Upload upload, AtomicReference<@Nullable String> refusal) {
		try {
			RunReport report = operations.run(upload.job(), upload.file(), null, Progress.NONE);
			if (report.status() == RunStatus.REFUSED) {
				refusal.set(report.error());
			}
		}
		catch (RefusedException ex) {
			refusal.set(ex.getMessage());
			throw ex;
		}
	}

	private @Nullable Long begun(Upload upload) {
		return operations.executionOf(upload.job(), upload.file());
	}

	// an upload that was refused once can be placed when what was in the way is gone
	private static boolean isNew(@Nullable Long number, @Nullable Long before) {
		return number != null && !number.equals(before);
	}

	private Upload upload(ConsoleUser user, String id) {
		Upload upload = uploads.find(id)
			.filter((one) -> one.owner().equals(user.getUsername()) || user.is(Role.ADMIN))
			.orElseThrow(NotThereException::new);
		jobs.require(user, upload.job());
		return upload;
	}

}
