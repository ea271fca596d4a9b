package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.Random;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.testing.TrialProvider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** How the providers fare, in a real browser. */
class ProviderPageTests {

	@TempDir
	Path directory;

	@Test
	void showsHowProvidersFareAndLetsAnOperatorPauseThem() {
		try (ConsoleSite site = new ConsoleSite(directory)) {
			site.workplace().job("cards", TrialProvider.BUDGETREE.job());
			site.workplace().provider("budgetree").fault("{'kind': 'no-funds', 'after': 40, 'times': 0}");
			RunReport failed = site.workplace()
				.run("cards", site.workplace().sheet("cards.csv", TrialProvider.BUDGETREE.sheet(50, 0, new Random(1))));
			assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);

			Page page = site.signedIn(Role.OPERATOR, 1280);
			page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Providers")).click();
			Locator budgetree = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Budgetree"));
			assertThat(budgetree).containsText("A run has broken off here");
			assertThat(budgetree).containsText("Put funds into the account");
			assertThat(budgetree).containsText("95 of 100 within");
			assertThat(budgetree).containsText("INR");
			assertThat(budgetree.locator("canvas")).isVisible();
			budgetree.getByText("What went wrong lately").click();
			assertThat(budgetree.getByRole(AriaRole.REGION)).containsText("6063");
			budgetree.getByText("The chart as a table").click();
			budgetree.getByText("What the calls came to").click();
			assertThat(budgetree).containsText("rejected");
			ConsoleSite.show(page, "providers-1280");

			budgetree.getByText("Pause placing").click();
			budgetree.getByLabel("Reason").fill("the wallet moves");
			page.onceDialog((dialog) -> dialog.accept());
			budgetree.getByRole(AriaRole.BUTTON).click();
			assertThat(page.getByRole(AriaRole.STATUS)).containsText("Nothing more is placed at budgetree");
			assertThat(budgetree).containsText("paused by operator@console");
			page.navigate(site.url("/executions/1"));
			assertThat(page.locator("#content")).containsText("the wallet moves");
			assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Restart"))).hasCount(0);

			Page viewer = site.signedIn(Role.VIEWER, 390);
			viewer.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
			viewer.navigate(site.url("/providers"));
			assertThat(viewer.locator("canvas")).isVisible();
			assertThat(viewer.getByText("Resume placing")).hasCount(0);
			ConsoleSite.show(viewer, "providers-390");
			assertThat((Boolean) viewer.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
				.as("nothing sticks out to the right")
				.isTrue();
		}
	}

}
