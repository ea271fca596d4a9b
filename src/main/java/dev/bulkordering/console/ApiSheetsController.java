package dev.bulkordering.console;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.json.CheckJson;
import dev.bulkordering.job.json.RunJson;

/** For programs: sheets from their upload until a run of them has begun. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Sheets", description = "Upload sheets, see what is wrong with them, and have them placed.")
@ConditionalOnWebApplication
class ApiSheetsController {

	private static final String SOON = "5";

	private final SheetChecks checks;

	private final Operations operations;

	private final GrantedJobs jobs;

	private final Uploads uploads;

	private final UploadLimits limits;

	private final Placement placement;

	private final ApiRuns runs;

	ApiSheetsController(Operations operations, GrantedJobs jobs, Uploads uploads, UploadLimits limits,
			Placement placement, ApiRuns runs, SheetChecks checks) {
		this.checks = checks;
		this.operations = operations;
		this.jobs = jobs;
		this.uploads = uploads;
		this.limits = limits;
		this.placement = placement;
		this.runs = runs;
	}

	@GetMapping("/jobs")
	@Operation(summary = "The names of the jobs that sheets can be uploaded for.")
	List<String> jobs(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user) {
		return jobs.of(user);
	}

	@GetMapping(path = "/jobs/{job}/template", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	@Operation(summary = "An empty sheet to fill in, with the job's headers and hints; format: xlsx or csv.")
	ResponseEntity<Resource> template(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable String job, @RequestParam(defaultValue = "xlsx") String format) throws IOException {
		jobs.require(user, job);
		return Downloads.template(operations, job, format);
	}

	@PostMapping(path = "/sheets", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	@Operation(summary = "Uploads a sheet for a job and checks it; places nothing.",
			description = "The header Location says where the sheet is found from now on. A sheet that cannot be read"
					+ " has the status REFUSED and says why; it can be placed no more than one without a valid row.")
	ResponseEntity<CheckJson> upload(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@RequestParam String job, @RequestParam MultipartFile file) throws IOException {
		jobs.require(user, job);
		if (file.isEmpty()) {
			throw ApiRefusal.unprocessable("The sheet is empty.");
		}
		if (!limits.allow(user.getUsername())) {
			throw new ApiRefusal(HttpStatus.TOO_MANY_REQUESTS, "This token has uploaded " + UploadLimits.IN_AN_HOUR
					+ " sheets within an hour, which is as many as there may be. Try again in a few minutes.");
		}
		uploads.removeOld((old) -> operations.executionOf(old.job(), old.file()) != null);
		try (InputStream content = file.getInputStream()) {
			Upload upload = uploads.keep(user.getUsername(), job, file.getOriginalFilename(), content);
			return ResponseEntity.created(URI.create("/api/v1/sheets/" + upload.id())).body(check(upload));
		}
	}

	@GetMapping("/sheets/{id}")
	@Operation(summary = "Checks an uploaded sheet anew.")
	CheckJson check(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user, @PathVariable String id) {
		return check(placement.upload(user, id));
	}

	@PostMapping("/sheets/{id}/place")
	@Operation(summary = "Has an uploaded sheet placed.",
			description = "Idempotent: a sheet is placed once, and whoever asks again is told of the same run. A run that"
					+ " waits for approval is told of as WAITING_APPROVAL; once it is approved, asking again has it"
					+ " placed. 202 without a body: the run begins when those before it are done; ask again after the"
					+ " seconds of Retry-After. The header Location says where the run is found.")
	ResponseEntity<RunJson> place(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable String id) {
		Upload upload = placement.upload(user, id);
		Long number = placement.begun(upload);
		if (number != null) {
			runs.goOnIfApproved(user, number);
		}
		else {
			number = begin(upload);
		}
		if (number == null) {
			return ResponseEntity.accepted().header(HttpHeaders.RETRY_AFTER, SOON).build();
		}
		return ResponseEntity.accepted()
			.location(URI.create("/api/v1/executions/" + number))
			.body(RunJson.of(operations.execution(number).report()));
	}

	private @Nullable Long begin(Upload upload) {
		try {
			return placement.place(upload);
		}
		catch (RefusedException ex) {
			// another request may have begun it at this moment
			Long number = placement.begun(upload);
			if (number == null) {
				throw ApiRefusal.unprocessable(String.valueOf(ex.getMessage()));
			}
			return number;
		}
	}

	private CheckJson check(Upload upload) {
		return CheckJson.of(checks.check(upload));
	}

}
