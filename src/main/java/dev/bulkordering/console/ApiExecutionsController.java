package dev.bulkordering.console;

import java.io.IOException;
import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.json.AbandonmentJson;
import dev.bulkordering.job.json.ExecutionJson;
import dev.bulkordering.job.json.OrderJson;
import dev.bulkordering.job.json.RestartPreviewJson;
import dev.bulkordering.job.json.RunJson;
import dev.bulkordering.order.OrderState;

/** For programs: what was run, how it stands, and what is done about it. */
@RestController
@RequestMapping("/api/v1/executions")
@Tag(name = "Executions", description = "Runs, by the number of any of their executions.")
@ConditionalOnWebApplication
class ApiExecutionsController {

	private static final int MOST = 200;

	/** Characters that a program may say of a kind. */
	private static final int LONGEST = 500;

	private final Operations operations;

	private final GrantedJobs jobs;

	private final ApiRuns runs;

	ApiExecutionsController(Operations operations, GrantedJobs jobs, ApiRuns runs) {
		this.operations = operations;
		this.jobs = jobs;
		this.runs = runs;
	}

	/** Why something is done. */
	record Reason(@Nullable String reason) {

		String given() {
			return required("reason", reason);
		}

	}

	/** Which plan is approved, and why. */
	record Approval(@Nullable String plan, @Nullable String reason) {

	}

	@GetMapping
	@Operation(summary = "The latest runs, newest first; at most 200.")
	List<RunJson> list(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@RequestParam(required = false) @Nullable String job, @RequestParam(defaultValue = "50") int most) {
		List<String> seen = operations.knownJobs()
			.stream()
			.filter((known) -> user.maySee(known) && (job == null || job.equals(known)))
			.toList();
		return RunJson.of(operations.recentRuns(seen, Math.max(1, Math.min(most, MOST))));
	}

	@GetMapping("/{number}")
	@Operation(summary = "A run: its steps, its counts, and why it failed.")
	ExecutionJson one(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		return ExecutionJson.of(jobs.execution(user, number));
	}

	@GetMapping("/{number}/orders")
	@Operation(summary = "The orders of a run, those in one state if that is given.")
	List<OrderJson> orders(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable long number, @RequestParam(required = false) @Nullable OrderState state) {
		jobs.execution(user, number);
		return OrderJson.of(operations.orders(number, state));
	}

	@GetMapping(path = "/{number}/result", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	@Operation(summary = "The result sheet.")
	ResponseEntity<Resource> result(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable long number) {
		return Downloads.result(jobs.execution(user, number).report().resultSheet());
	}

	@GetMapping(path = "/{number}/corrected", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
	@Operation(summary = "A workbook with the rows that can be mended and uploaded anew.")
	ResponseEntity<Resource> corrected(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable long number) throws IOException {
		jobs.execution(user, number);
		return Downloads.once("run-" + number + "-to-mend.xlsx", (file) -> operations.correctedRows(number, file));
	}

	@GetMapping("/{number}/restart")
	@Operation(summary = "What a restart would do.")
	RestartPreviewJson preview(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable long number) {
		jobs.execution(user, number);
		return RestartPreviewJson.of(operations.previewRestart(number));
	}

	@PostMapping("/{number}/restart")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Goes on with a run where it stopped.")
	RunJson restart(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		jobs.execution(user, number);
		runs.restart(number);
		return asItStands(number);
	}

	@PostMapping("/{number}/stop")
	@ResponseStatus(HttpStatus.ACCEPTED)
	@Operation(summary = "Ends a run after the calls in flight.")
	RunJson stop(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user, @PathVariable long number) {
		jobs.execution(user, number);
		runs.stop(number);
		return asItStands(number);
	}

	@PostMapping(path = "/{number}/abandon", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Gives a run up for good.")
	AbandonmentJson abandon(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable long number, @RequestBody Reason reason) {
		jobs.execution(user, number);
		return AbandonmentJson.of(operations.abandon(number, reason.given()));
	}

	@PostMapping(path = "/{number}/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Approves the plan of a run that waits for a second person; a restart then places it.")
	RunJson approve(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestBody Approval approval) {
		jobs.execution(user, number);
		return RunJson
			.of(operations.approve(number, required("plan", approval.plan()), required("reason", approval.reason())));
	}

	@PostMapping(path = "/{number}/decline", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "Turns a run down that waits for a second person: it is never placed.")
	RunJson decline(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user, @PathVariable long number,
			@RequestBody Reason reason) {
		jobs.execution(user, number);
		return RunJson.of(operations.decline(number, reason.given()));
	}

	/** What a body has to say. */
	static String required(String key, @Nullable String text) {
		if (text == null || text.isBlank()) {
			throw ApiRefusal.unprocessable("The body says nothing under '" + key + "', which is needed.");
		}
		if (text.strip().length() > LONGEST) {
			throw ApiRefusal.unprocessable(
					"The body says too much under '" + key + "': at most " + LONGEST + " characters are taken.");
		}
		return text.strip();
	}

	private RunJson asItStands(long number) {
		return RunJson.of(operations.execution(number).report());
	}

}
