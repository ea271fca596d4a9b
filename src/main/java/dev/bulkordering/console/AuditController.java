package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

import dev.bulkordering.job.AuditEntry;
import dev.bulkordering.job.AuditEntry.Filter;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.run.AuditTrail.Action;

/** Who did what, when and why. */
@Controller
@ConditionalOnWebApplication
class AuditController {

	private static final int ON_A_PAGE = 50;

	private final Operations operations;

	AuditController(Operations operations) {
		this.operations = operations;
	}

	/**
	 * What the form asks for, as it came.
	 *
	 * @param from the first day
	 * @param until the last day
	 * @param zone whose days these are
	 */
	record Asked(@Nullable String person, @Nullable String action, @Nullable Long execution, @Nullable String reference,
			@Nullable String text, @Nullable String from, @Nullable String until, @Nullable String zone) {

		boolean isAny() {
			return !filter().equals(Filter.ALL);
		}

		Filter filter() {
			try {
				DayRange days = DayRange.of(given(from), given(until), given(zone));
				String done = given(action);
				String order = given(reference);
				return new Filter(given(person), done == null ? null : Action.valueOf(done), execution,
						order == null ? null : order.toUpperCase(Locale.ROOT), days.begin(), days.end(), given(text));
			}
			catch (IllegalArgumentException | DateTimeException ex) {
				throw new NotUnderstoodException();
			}
		}

		private static @Nullable String given(@Nullable String text) {
			return text == null || text.isBlank() ? null : text.strip();
		}

	}

	@GetMapping("/audit")
	String list(@AuthenticationPrincipal ConsoleUser user, Asked filter,
			@RequestParam(required = false) @Nullable Long before, Model model) {
		requireAll(user);
		List<AuditEntry> entries = operations.auditTrail(filter.filter(), before, ON_A_PAGE);
		model.addAttribute("entries", entries);
		model.addAttribute("filter", filter);
		model.addAttribute("anyFilter", filter.isAny() || before != null);
		model.addAttribute("actions", Action.values());
		model.addAttribute("older", entries.size() < ON_A_PAGE ? null : entries.get(entries.size() - 1).id());
		return "audit";
	}

	// it tells of all jobs, and of what belongs to none
	private static void requireAll(ConsoleUser user) {
		if (!user.seesAll()) {
			throw new NotThereException();
		}
	}

	/** The same as a CSV file, all of it. */
	@GetMapping("/audit/export")
	void export(@AuthenticationPrincipal ConsoleUser user, Asked filter, HttpServletResponse response)
			throws IOException {
		requireAll(user);
		Filter entries = filter.filter();
		response.setContentType("text/csv;charset=UTF-8");
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION,
				ContentDisposition.attachment().filename("audit-trail.csv", StandardCharsets.UTF_8).build().toString());
		operations.exportAuditTrail(entries, response.getOutputStream());
	}

}
