package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.testing.TrialProvider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** An operator at night, in a real browser. */
class ExecutionPagesTests {

	@TempDir
	Path directory;

	private ConsoleSite site;

	@BeforeEach
	void open() {
		site = new ConsoleSite(directory);
		site.workplace().job("cards", TrialProvider.BUDGETREE.job());
	}

	@AfterEach
	void close() {
		site.close();
	}

	@Test
	void saysWhyARunFailedAndWhatARestartWouldDoAndRestartsIt() {
		site.workplace().provider("budgetree").fault("{'kind': 'no-funds', 'after': 8, 'times': 0}");
		RunReport failed = site.workplace()
			.run("cards", site.workplace().sheet("cards.csv", TrialProvider.BUDGETREE.sheet(30, 2, new Random(1))));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);

		Page page = site.signedIn(Role.OPERATOR, 1280);
		assertThat(page).hasURL(site.url("/executions"));
		ConsoleSite.show(page, "executions-1280");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1").setExact(true)).click();
		assertThat(page.locator("#live")).containsText("failed");
		assertThat(page.locator("#live")).containsText("Put funds into the account, then restart");
		assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Steps")))
			.containsText(java.util.regex.Pattern.compile(
					"stage\\s+completed.*49 rows.*plan.*30 orders.*place\\s+failed.*8 orders",
					java.util.regex.Pattern.DOTALL));
		Locator log = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Log").setExact(true));
		log.locator("summary").first().click();
		assertThat(log.locator("tbody tr").first()).containsText("has ended: FAILED");
		assertThat(log).containsText("Put funds into the account");
		ConsoleSite.show(page, "execution-failed-1280");

		// long enough for the page to be seen while it runs
		site.workplace().provider("budgetree").settings("{'latency-ms': 500}").clearFaults();
		restart(page, "there are funds again");
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("It goes on with the step place");
		assertThat(page.locator("#live .status").first()).hasText("completed",
				new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(60_000));
		// the page is loaded anew when the run has ended
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Stop it"))).hasCount(0);
		ConsoleSite.show(page, "execution-completed-1280");
		assertThat(site.workplace().provider("budgetree").unitsBought()).isEqualTo((int) failed.units().asked());
	}

	@Test
	void letsASecondPersonApproveWhatIsThenPlacedByTheRestart() {
		site.workplace().job("large", TrialProvider.BUDGETREE.job() + "approval-above: {INR: 1000}\n");
		RunReport waiting = site.workplace()
			.run("large", site.workplace().sheet("large.csv", TrialProvider.BUDGETREE.sheet(10, 0, new Random(2))));
		assertThat(waiting.exitCode()).as(waiting.error()).isEqualTo(ExitCode.STOPPED);

		Page page = site.signedIn(Role.APPROVER, 1280);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1").setExact(true)).click();
		assertThat(page.locator("#live .status").first()).hasText("waits for approval");
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restart"))).hasCount(0);
		ConsoleSite.show(page, "execution-waiting-1280");
		page.getByLabel("Reason").first().fill("prizes of November");
		page.onceDialog((dialog) -> dialog.accept());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Approve").setExact(true)).click();
		assertThat(page.getByRole(AriaRole.STATUS)).containsText("approved by approver");
		assertThat(page.locator("#live")).containsText("approver@console");
		assertThat(site.workplace().provider("budgetree").unitsBought()).isZero();

		Page operator = site.signedIn(Role.OPERATOR, 1280);
		operator.navigate(site.url("/executions/1"));
		restart(operator, "approved");
		assertThat(operator.locator("#live .status").first()).hasText("completed",
				new com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions().setTimeout(60_000));
		assertThat(operator.locator("#live")).containsText("operator@console");
	}

	@Test
	void stopsARunWithAReasonThatIsKept() {
		site.workplace().provider("budgetree").settings("{'latency-ms': 500}");
		CompletableFuture<RunReport> run = CompletableFuture.supplyAsync(() -> site.workplace()
			.run("cards", site.workplace().sheet("cards.csv", TrialProvider.BUDGETREE.sheet(60, 0, new Random(1)))));
		Page page = site.signedIn(Role.OPERATOR, 1280);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("1").setExact(true)).click();
		Locator stop = page.locator("form[action$=stop]");
		stop.getByLabel("Reason").fill(" ");
		stop.locator("input[name=reason]").evaluate("(input) => input.required = false");
		page.onceDialog((dialog) -> dialog.accept());
		stop.getByRole(AriaRole.BUTTON).click();
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("Say in a few words why");

		stop.getByLabel("Reason").fill("the wrong list");
		page.onceDialog((dialog) -> dialog.accept());
		stop.getByRole(AriaRole.BUTTON).click();
		assertThat(page.locator("#live .status").first()).hasText("stopped");
		assertThat(run.join().exitCode()).isEqualTo(ExitCode.STOPPED);
	}

	private static void restart(Page page, String reason) {
		Locator form = page.locator("form[action$=restart]");
		form.getByLabel("Reason").fill(reason);
		page.onceDialog((dialog) -> dialog.accept());
		form.getByRole(AriaRole.BUTTON).click();
	}

	@Test
	void isUsableOnAPhone() {
		site.workplace()
			.run("cards", site.workplace().sheet("cards.csv", TrialProvider.BUDGETREE.sheet(3, 0, new Random(1))));
		Page page = site.page(390);
		page.navigate(site.url("/executions/1"));
		assertThat(page).hasURL(site.url("/signin"));
		ConsoleSite.show(page, "signin-390");
		ConsoleSite.signIn(page, "viewer", ConsoleSite.PASSWORD);
		assertThat(page).hasURL(java.util.regex.Pattern.compile(".*/executions/1.*"));
		ConsoleSite.show(page, "execution-390");
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restart"))).hasCount(0);
		assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
			.as("nothing sticks out to the right")
			.isTrue();
		page.navigate(site.url("/executions"));
		ConsoleSite.show(page, "executions-390");
		Locator rows = page.locator("tbody tr");
		assertThat(rows).hasCount(1);
	}

}
