package dev.bulkordering.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.bulkordering.job.RunReport;
import dev.bulkordering.testing.TrialProvider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Cards and codes, asked for and got in a real browser. */
class CodesPagesTests {

	private static final List<String> SHEET = List.of(
			"reference,sku,price,quantity,first_name,email,phone,country,postcode",
			"R1,EGVMEADMARK001,500,2,Asha,asha@example.com,+919876500001,IN,411001",
			"R2,EGVPIXEARCA003,500,3,Ben,ben@example.com,+919876500002,IN,411001");

	@TempDir
	static Path directory;

	private static ConsoleSite site;

	private static RunReport run;

	private static RunReport secret;

	@BeforeAll
	static void open() {
		String both = "bulk-ordering.console.users.meera.";
		site = new ConsoleSite(directory, "bulk-ordering.console.users.codes.jobs=rewards",
				both + "password=" + new BCryptPasswordEncoder(4).encode(ConsoleSite.PASSWORD),
				both + "roles=finance,codes", both + "jobs=rewards");
		site.workplace().job("rewards", TrialProvider.BUDGETREE.job()).job("secret", TrialProvider.BUDGETREE.job());
		run = site.workplace().run("rewards", site.workplace().sheet("prizes.csv", SHEET));
		secret = site.workplace().run("secret", site.workplace().sheet("secret.csv", SHEET));
		assertThat(run.exitCode()).as(run.error()).isZero();
	}

	@AfterAll
	static void close() {
		site.close();
	}

	@Test
	void showsCodesOnceToWhoSaysWhy() {
		Page page = site.signedIn(Role.CODES, 1280);
		assertThat(page).hasURL(site.url("/codes"));
		assertThat(page.locator("tbody tr")).hasCount(1);
		ConsoleSite.show(page, "codes-1280");
		link(page, "prizes.csv").click();
		assertThat(page.getByLabel("Reason")).hasAttribute("required", "");
		page.getByLabel("Reason").fill("Ben did not get his");
		ConsoleSite.show(page, "codes-run-1280");
		ConsoleSite.button(page, "Ask for the codes").click();
		assertThat(page).hasURL(Pattern.compile(".*/codes/" + run.executionId() + "/[\\w-]{43}"));
		String address = page.url();
		ConsoleSite.show(page, "codes-link-1280");

		Response looked = page.reload();
		assertThat(looked.headerValue("cache-control")).contains("no-store");
		Response got = page.waitForResponse("**/page", () -> ConsoleSite.button(page, "Show the codes").click());
		assertThat(got.headerValue("cache-control")).contains("no-store");
		assertThat(page.locator("table.codes tbody tr")).hasCount(5);
		assertThat(page.locator("dl[data-secret]").first()).not().isVisible();
		ConsoleSite.show(page, "codes-shown-covered-1280");
		ConsoleSite.button(page, "Uncover all").click();
		assertThat(page.locator("dl[data-secret]").first()).containsText("PIN");
		String pin = page.locator("dl[data-secret] dd").nth(1).innerText();
		ConsoleSite.show(page, "codes-shown-1280");
		page.setViewportSize(390, 900);
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "codes-shown-390");

		page.navigate(address);
		assertThat(page.locator("#content")).containsText("This link was used at");
		ConsoleSite.show(page, "codes-link-used-390");
		assertThat(ConsoleSite.answer(page, address + "/page")).contains("was used before").doesNotContain(pin);
		assertThat(ConsoleSite.button(page, "Ask for the codes anew")).hasAttribute("href",
				"/codes/" + run.executionId());
		assertThatExceptionOfType(PlaywrightException.class).as("the browser keeps none")
			.isThrownBy(page::goBack)
			.withMessageContaining("ERR_CACHE_MISS");
	}

	@Test
	void exportsAWorkbookThatThePasswordOpens() throws IOException {
		Page page = site.page(390);
		page.navigate(site.url("/signin"));
		ConsoleSite.signIn(page, "meera", ConsoleSite.PASSWORD);
		page.navigate(site.url("/sheets/runs/" + run.executionId()));
		link(page, "Codes of this run").click();
		page.getByLabel("As an Excel workbook").check();
		page.getByLabel("Row").fill("3");
		page.getByLabel("Reason").fill("for the archive");
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "codes-run-390");
		ConsoleSite.button(page, "Ask for the codes").click();
		page.getByLabel("One of your own").check();
		typed(page, "short", "short");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("12 to 255 characters");
		page.getByLabel("One of your own").check();
		typed(page, "long enough 1", "long enough 2");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("not the same");
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "codes-workbook-390");

		String made = page.locator("code.password").innerText();
		assertThat(made).matches("([a-z2-9]{4}-){4}[a-z2-9]{4}");
		Download download = page.waitForDownload(() -> ConsoleSite.button(page, "Download the workbook").click());
		assertThat(download.suggestedFilename()).isEqualTo("prizes-run-" + run.executionId() + "-codes.xlsx");
		try (Workbook book = WorkbookFactory.create(download.path().toFile(), made)) {
			Sheet sheet = book.getSheetAt(0);
			assertThat(sheet.getLastRowNum()).isEqualTo(3);
			assertThat(sheet.getRow(1).getCell(0).toString()).isEqualTo("3");
		}
		try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
			assertThat(left.map((file) -> file.getFileName().toString()))
				.noneMatch((name) -> name.startsWith("bulk-ordering-codes-"));
		}
		ConsoleSite.button(page, "Download the workbook").click();
		assertThat(page.locator("#content")).containsText("This link was used at");
		assertThat(page.getByRole(AriaRole.ALERT)).containsText("was used before");
	}

	@Test
	void uncoversTheCodesOfARowThatWasAskedForAndHidesOtherJobs() {
		Page page = site.signedIn(Role.CODES, 390);
		page.navigate(site.url("/codes/" + run.executionId() + "?row=3"));
		page.getByLabel("Reason").fill("they call");
		ConsoleSite.button(page, "Ask for the codes").click();
		ConsoleSite.button(page, "Show the codes").click();
		assertThat(page.locator("table.codes tbody tr")).hasCount(3);
		assertThat(page.locator("dl[data-secret]").first()).isVisible();
		assertThat(page.evaluate("async (path) => (await fetch(path)).status", "/codes/" + secret.executionId()))
			.isEqualTo(404);
		page.navigate(site.url("/codes?job=secret"));
		assertThat(page.locator("#content")).containsText("No run of it has cards or codes");
		Page admin = site.signedIn(Role.ADMIN, 1280);
		admin.navigate(site.url("/executions/" + run.executionId()));
		assertThat(link(admin, "Codes of this run")).hasCount(0);
		assertThat(admin.evaluate("async (path) => (await fetch(path)).status", "/codes/" + run.executionId()))
			.isEqualTo(403);
	}

	private static void typed(Page page, String password, String again) {
		page.getByLabel("Your own password", new Page.GetByLabelOptions().setExact(true)).fill(password);
		page.getByLabel("Your own password again").fill(again);
		ConsoleSite.button(page, "Download the workbook").click();
	}

	private static Locator link(Page page, String name) {
		return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
	}

}
