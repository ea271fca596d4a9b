package dev.bulkordering.console;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import dev.bulkordering.job.AuditEntry.Filter;
import dev.bulkordering.job.Decision;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.Progress;
import dev.bulkordering.job.json.AuditEntryJson;
import dev.bulkordering.job.json.OrderJson;
import dev.bulkordering.job.json.ProviderJson;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.order.OrderState;

import static dev.bulkordering.console.ApiExecutionsController.required;

/** For programs: orders that are open, decisions about them, and who did what. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Orders", description = "Orders that are open, providers, and the audit trail.")
@ConditionalOnWebApplication
class ApiOrdersController {

	private static final int MOST_ENTRIES = 1000;

	/** Of these there are never many. */
	private static final Set<OrderState> OPEN = Set.of(OrderState.HELD, OrderState.UNKNOWN, OrderState.PENDING);

	private final Operations operations;

	private final GrantedJobs jobs;

	ApiOrdersController(Operations operations, GrantedJobs jobs) {
		this.operations = operations;
		this.jobs = jobs;
	}

	/**
	 * What a person has found out about a held order.
	 *
	 * @param decision placed, not-placed or reject
	 * @param id the provider's id of the order, if it is placed
	 * @param reason how the person knows
	 */
	record Resolution(@Nullable String decision, @Nullable String id, @Nullable String reason) {

		Decision decided() {
			return switch (required("decision", decision)) {
				case "placed" -> new Decision.PlacedAs(required("id", id));
				case "not-placed" -> new Decision.NotPlaced();
				case "reject" -> new Decision.Reject();
				default -> throw ApiRefusal
					.unprocessable("The decision '" + decision + "' is none; expected placed, not-placed or reject.");
			};
		}

	}

	@GetMapping("/orders")
	@Operation(summary = "The orders of all runs that are HELD, UNKNOWN or PENDING.",
			description = "Those of one run, in any state, are found under its execution.")
	List<OrderJson> orders(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@RequestParam(defaultValue = "HELD") OrderState state) {
		requireAll(user, "ask for the orders of an execution");
		if (!OPEN.contains(state)) {
			throw ApiRefusal.unprocessable("Orders in the state " + state
					+ " may be many: ask for those of an execution. Expected here: HELD, UNKNOWN or PENDING.");
		}
		return OrderJson.of(operations.orders(null, state));
	}

	@PostMapping(path = "/orders/{reference}/resolve", consumes = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "A person's decision about a held order.",
			description = "decision: placed (with the provider's id), not-placed or reject.")
	OrderJson resolve(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@PathVariable String reference, @RequestBody Resolution resolution) {
		Decision decision = resolution.decided();
		String reason = required("reason", resolution.reason());
		if (!user.seesAll()) {
			operations.orders(null, OrderState.HELD)
				.stream()
				.filter((order) -> order.reference().equals(reference))
				.findFirst()
				.ifPresentOrElse((order) -> jobs.execution(user, order.execution()), () -> {
					throw new NotThereException();
				});
		}
		return OrderJson.of(operations.resolve(reference, decision, reason, Progress.NONE));
	}

	@GetMapping("/providers")
	@Operation(summary = "The providers, their limits, and what their configuration lacks.")
	List<ProviderJson> providers() {
		return operations.providers().stream().map(ProviderJson::of).toList();
	}

	@GetMapping("/audit")
	@Operation(summary = "Who did what, when and why; newest first, at most 1,000 entries.",
			description = "before: the id of the last entry that is known already. from, until: ISO-8601 moments.")
	List<AuditEntryJson> audit(@Parameter(hidden = true) @AuthenticationPrincipal ConsoleUser user,
			@RequestParam(required = false) @Nullable String person,
			@RequestParam(required = false) @Nullable Action action,
			@RequestParam(required = false) @Nullable Long execution,
			@RequestParam(required = false) @Nullable String reference,
			@RequestParam(required = false) @Nullable Instant from,
			@RequestParam(required = false) @Nullable Instant until,
			@RequestParam(required = false) @Nullable String text,
			@RequestParam(required = false) @Nullable Long before, @RequestParam(defaultValue = "100") int most) {
		requireAll(user, "the audit trail is for those that see all");
		Filter filter = new Filter(person, action, execution,
				reference == null ? null : reference.toUpperCase(Locale.ROOT), from, until, text);
		return operations.auditTrail(filter, before, Math.max(1, Math.min(most, MOST_ENTRIES)))
			.stream()
			.map(AuditEntryJson::of)
			.toList();
	}

	private static void requireAll(ConsoleUser user, String instead) {
		if (!user.seesAll()) {
			throw new ApiRefusal(HttpStatus.FORBIDDEN, "This token sees some jobs only: " + instead + ".");
		}
	}

}
