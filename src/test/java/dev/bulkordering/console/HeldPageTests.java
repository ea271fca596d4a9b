package dev.bulkordering.console;

import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.RunReport;
import dev.bulkordering.order.OrderState;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Held orders, decided in a real browser. */
class HeldPageTests {

	@TempDir
	Path directory;

	private ConsoleSite site;

	private RunReport run;

	@BeforeEach
	void open() {
		site = new ConsoleSite(directory, "bulk-ordering.providers.gifthub.search-lag=0s",
				"bulk-ordering.providers.gifthub.concurrency=1", "bulk-ordering.console.users.viewer.jobs=gifts",
				"bulk-ordering.console.users.admin.jobs=others");
		site.workplace().job("gifts", """
				provider: gifthub
				options: {wallet: EUR, mode: create-only}
				follow: {interval: 50ms, limit: 20s}
				""");
		site.workplace()
			.provider("gifthub")
			.settings("{'create-only': true}")
			.fault("{'kind': 'cut', 'operation': 'create', 'placed': true, 'times': 1}")
			.fault("{'kind': 'cut', 'operation': 'create', 'times': 1}");
		run = site.workplace()
			.run("gifts", site.workplace()
				.sheet("gifts.csv", List.of("reference,sku,price,quantity", "R1,038-00-range,10,10")));
		assertThat(run.exitCode()).as(run.error()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units().held()).isEqualTo(10);
	}

	@AfterEach
	void close() {
		site.close();
	}

	@Test
	void decidesWithTheEvidenceInView() {
		String id = site.workplace().provider("gifthub").orders().get(0).path("id").stringValue();
		String reference = site.workplace().provider("gifthub").orders().get(0).path("reference").stringValue();
		String other = site.workplace()
			.operations()
			.orders(null, OrderState.HELD)
			.stream()
			.map(OrderView::reference)
			.filter((one) -> !one.equals(reference))
			.findFirst()
			.orElseThrow();
		Page page = site.signedIn(Role.OPERATOR, 1280);
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Held orders")).click();
		assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("2 orders at gifthub")))
			.isVisible();
		page.locator("summary").first().click();
		ConsoleSite.show(page, "held-1280");

		decide(page, reference, "It is placed", "not-this-one");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not show order " + reference);
		decide(page, reference, "It is placed", id);
		assertThat(page.getByRole(AriaRole.STATUS)).hasText("1 order is decided.");
		decide(page, other, "Nothing of it exists: place it again", "");
		assertThat(page.locator("#content")).containsText("No order waits for a decision");
		ConsoleSite.show(page, "held-none-1280");

		page.navigate(site.url("/executions/1"));
		assertThat(page.locator("#live")).containsText("1 order to place");
		site.workplace().operations().restart(run.executionId(), dev.bulkordering.job.Progress.NONE);
		assertThat(site.workplace().provider("gifthub").unitsBought()).isEqualTo(10);
	}

	@Test
	void letsAViewerLookAndDecideNothing() {
		Page page = site.signedIn(Role.VIEWER, 390);
		page.navigate(site.url("/held"));
		assertThat(page.locator("tbody tr")).hasCount(2);
		assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Decide"))).hasCount(0);
		assertThat(page.getByRole(AriaRole.CHECKBOX)).hasCount(0);
		ConsoleSite.show(page, "held-390");
		Page admin = site.signedIn(Role.ADMIN, 390);
		admin.navigate(site.url("/held"));
		assertThat(admin.locator("#content")).containsText("No order waits for a decision");
	}

	private static void decide(Page page, String reference, String decision, String id) {
		page.getByLabel("Mark " + reference).check();
		page.getByLabel(decision).check();
		page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("The provider's own id")).fill(id);
		page.getByLabel("How you know").fill("seen in the provider's portal");
		page.onceDialog((dialog) -> dialog.accept());
		page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Decide")).click();
	}

}
