package dev.bulkordering.console;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.job.AuditEntry;
import dev.bulkordering.job.AuditEntry.Filter;
import dev.bulkordering.job.run.AuditTrail.Action;
import dev.bulkordering.testing.TrialProvider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What operators look after beside the runs, in a real browser. */
class DutyPagesTests {

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Filter BY_SCHEDULE = new Filter("schedule", null, null, null, null, null, null);

	@TempDir
	static Path directory;

	private static ConsoleSite site;

	@BeforeAll
	static void open() {
		site = new ConsoleSite(directory);
		site.workplace().job("cards", TrialProvider.BUDGETREE.job());
	}

	@AfterAll
	static void close() {
		site.close();
	}

	@Test
	void findsInTheAuditTrailWhoDidWhatAndExportsIt() throws Exception {
		site.workplace().provider("budgetree").fault("{'kind': 'no-funds', 'times': 0}");
		long execution = site.workplace()
			.run("cards", site.workplace().sheet("cards.csv", TrialProvider.BUDGETREE.sheet(3, 0, new Random(1))))
			.executionId();
		site.workplace().provider("budgetree").clearFaults();
		Page page = site.signedIn(Role.ADMIN, 1280);
		page.navigate(site.url("/executions/" + execution));
		page.getByLabel("Reason").last().fill("the party is cancelled");
		page.onceDialog((dialog) -> dialog.accept());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Give up")).click();
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is given up");

		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Audit trail")).click();
		page.getByLabel("Execution").fill(String.valueOf(execution));
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
		assertThat(page.locator("tbody tr")).hasCount(2);
		ConsoleSite.show(page, "audit-1280");
		page.getByLabel("Person").fill("Admin");
		page.getByLabel("Reason or detail").fill("PARTY");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
		assertThat(page.locator("tbody tr")).hasCount(1);
		assertThat(page.locator("tbody tr")).containsText("admin@console");
		Download csv = page.waitForDownload(
				() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Export what is found as CSV"))
					.click());
		assertThat(Files.readString(csv.path()).lines()).hasSize(2)
			.last()
			.asString()
			.contains("admin@console,ABANDON," + execution + ",cards,,the party is cancelled,execution " + execution);

		page.getByLabel("Until").fill("2020-02-29");
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show")).click();
		assertThat(page.locator("#content")).containsText("Nobody has done anything like that.");
		page.setViewportSize(390, 900);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show all")).click();
		ConsoleSite.show(page, "audit-390");
		fitsThePhone(page);
	}

	@Test
	void runsInboxesByTheirSchedulesOnceWhateverNumberOfServersThereIs() throws Exception {
		Path inbox = Files.createDirectories(directory.resolve("inbox"));
		Files.writeString(inbox.resolve("later.csv.part"), "half");
		Files.writeString(inbox.resolve("empty.csv"), "");
		List<String> rows = TrialProvider.BUDGETREE.sheet(4, 0, new Random(2));
		Files.write(inbox.resolve("nightly.csv"), rows);
		site.workplace().serve();
		site.workplace().job("broken", "provider: nobody\n");
		site.workplace()
			.job("nightly", TrialProvider.BUDGETREE.job() + "inbox: " + inbox
					+ "\nschedule: {cron: '* * * * * *', zone: Asia/Kolkata}\n");
		Page page = site.signedIn(Role.OPERATOR, 1280);
		Path done = inbox.resolve("done").resolve("nightly.csv");
		await("the sheet was run").atMost(PATIENCE)
			.until(() -> Files.exists(done)
					&& !site.workplace().operations().auditTrail(BY_SCHEDULE, null, 10).isEmpty());
		await("its end was noted").atMost(PATIENCE)
			.until(() -> site.workplace()
				.operations()
				.schedules()
				.stream()
				.flatMap((one) -> one.latest().stream())
				.anyMatch((fired) -> !fired.executions().isEmpty()));

		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Schedules")).click();
		Locator nightly = page.locator("[data-job=nightly]");
		assertThat(nightly).containsText("every second, * * * * * * in Asia/Kolkata");
		assertThat(nightly).containsText("later.csv.part");
		assertThat(nightly).containsText("leaves it: its name says that it is not finished");
		nightly.getByText("Refused: 1 sheet").click();
		assertThat(nightly).containsText("empty.csv");
		assertThat(page.locator("[data-job=broken]")).containsText("broken.yml:1: provider");
		nightly.getByText("Pause", new Locator.GetByTextOptions().setExact(true)).click();
		ConsoleSite.show(page, "schedules-1280");
		nightly.getByLabel("Reason").fill("stock-taking");
		nightly.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pause nightly")).click();
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("does not run by itself");
		assertThat(nightly).containsText("Paused by operator@console");
		await("it rests").atMost(PATIENCE).until(() -> !site.workplace().operations().isInboxRunning("nightly"));

		Files.write(inbox.resolve("by-hand.csv"), TrialProvider.BUDGETREE.sheet(1, 0, new Random(3)));
		page.reload();
		page.onceDialog((dialog) -> dialog.accept());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Run nightly now")).click();
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("is being run");
		await("it was run by hand").atMost(PATIENCE)
			.until(() -> Files.exists(inbox.resolve("done").resolve("by-hand.csv")));
		List<AuditEntry> trail = site.workplace().operations().auditTrail(Filter.ALL, null, 100);
		assertThat(trail).filteredOn(
				(entry) -> entry.action() == Action.RUN && entry.detail().matches("nightly on .*(nightly|hand).csv"))
			.extracting((entry) -> entry.actor().replaceAll("schedule@.*", "schedule"))
			.containsExactly("operator@console", "schedule");
		assertThat(trail).extracting(AuditEntry::action).contains(Action.RUN_INBOX, Action.PAUSE_SCHEDULE);

		page.setViewportSize(390, 900);
		page.navigate(site.url("/schedules"));
		ConsoleSite.show(page, "schedules-390");
		fitsThePhone(page);
	}

	private static void fitsThePhone(Page page) {
		assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
			.as("nothing sticks out to the right")
			.isTrue();
	}

}
