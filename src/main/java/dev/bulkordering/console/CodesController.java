package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.bulkordering.job.Codes;
import dev.bulkordering.job.CodesLink;
import dev.bulkordering.job.CodesLink.Kind;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RunWithCodes;
import dev.bulkordering.job.ShownCodes;

/**
 * Cards and codes, for those who have that role: asked for with a reason, and got once by
 * a link. Opening a link shows a button and no more, so that a program which looks ahead
 * does not use it up.
 */
@Controller
@ConditionalOnWebApplication
class CodesController {

	/** How many cards a page shows. */
	static final int MOST_SHOWN = 200;

	private static final int ON_A_PAGE = 50;

	private final Codes codes;

	private final GrantedJobs jobs;

	private final ConsoleSettings settings;

	CodesController(Operations operations, GrantedJobs jobs, ConsoleSettings settings) {
		this.codes = operations.codes();
		this.jobs = jobs;
		this.settings = settings;
	}

	@GetMapping("/codes")
	String list(@AuthenticationPrincipal ConsoleUser user, @RequestParam(defaultValue = "") String job,
			@RequestParam(defaultValue = "0") long before, Model model) {
		List<RunWithCodes> runs = codes.runs(jobs.limit(user, job), before > 0 ? before : Long.MAX_VALUE, ON_A_PAGE);
		model.addAttribute("runs", runs);
		model.addAttribute("jobs", jobs.known(user));
		model.addAttribute("job", job);
		model.addAttribute("anyFilter", !job.isBlank() || before > 0);
		model.addAttribute("older", runs.size() < ON_A_PAGE ? null : runs.get(runs.size() - 1).number());
		return "codes";
	}

	@GetMapping("/codes/{number}")
	String run(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(required = false) @Nullable Integer row, Model model) {
		model.addAttribute("run", run(user, number));
		model.addAttribute("row", row);
		model.addAttribute("most", MOST_SHOWN);
		model.addAttribute("validFor", settings.codesLinkValidFor());
		return "codes-run";
	}

	@PostMapping("/codes/{number}")
	String ask(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestParam(defaultValue = "PAGE") Kind kind, @RequestParam(required = false) @Nullable Integer row,
			@RequestParam(defaultValue = "") String reason) {
		run(user, number);
		String token = codes.ask(new Codes.Request(number, kind, row, reason.strip(), settings.codesLinkValidFor()));
		return "redirect:/codes/" + number + "/" + token;
	}

	@GetMapping("/codes/{number}/{token}")
	String link(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, @PathVariable String token,
			Model model) {
		model.addAttribute("run", run(user, number));
		CodesLink link = codes.link(number, token);
		model.addAttribute("link", link);
		model.addAttribute("token", token);
		model.addAttribute("open", link.usedAt() == null && !link.expired());
		if (link.kind() == Kind.WORKBOOK) {
			model.addAttribute("made", WorkbookPassword.fresh());
			model.addAttribute("shortest", WorkbookPassword.SHORTEST);
		}
		return "codes-link";
	}

	@PostMapping("/codes/{number}/{token}/page")
	String show(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, @PathVariable String token,
			Model model) {
		model.addAttribute("run", run(user, number));
		model.addAttribute("row", codes.link(number, token).row());
		ShownCodes shown = codes.show(number, token, MOST_SHOWN);
		model.addAttribute("shown", shown);
		return "codes-shown";
	}

	@PostMapping("/codes/{number}/{token}/workbook")
	void workbook(@AuthenticationPrincipal ConsoleUser user, @PathVariable long number, @PathVariable String token,
			WorkbookPassword password, HttpServletResponse response) throws IOException {
		RunWithCodes run = run(user, number);
		char[] chosen = password.chosen();
		Path folder = Files.createTempDirectory("bulk-ordering-codes-");
		try {
			Path file = folder.resolve("codes.xlsx");
			codes.export(number, token, file, chosen);
			response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(fileName(run), StandardCharsets.UTF_8).build().toString());
			response.setContentType(MediaType.APPLICATION_OCTET_STREAM_VALUE);
			response.setContentLengthLong(Files.size(file));
			Files.copy(file, response.getOutputStream());
		}
		finally {
			Arrays.fill(chosen, '\0');
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static String fileName(RunWithCodes run) {
		return StringUtils.stripFilenameExtension(run.sheet()) + "-run-" + run.number() + "-codes.xlsx";
	}

	private RunWithCodes run(ConsoleUser user, long number) {
		return jobs.seen(user, () -> codes.run(number), RunWithCodes::job);
	}

}
