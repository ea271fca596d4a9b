package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.testing.TrialProvider;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** Finance with its sheets, in a real browser. */
class FinancePagesTests {

	private static final Path PROJECT = Path.of(System.getProperty("basedir", ""));

	private static final String HEADER = "Employee ID,First name,Last name,Email,Mobile no.,PIN code,City,Voucher code,"
			+ "Value (INR),Qty\n";

	private static final String ROW = "E%d,Asha,Rao,asha%1$d@example.com,+9198765%1$05d,411001,Pune,EGVMEADMARK001,500,%d\n";

	private static final LocatorAssertions.HasTextOptions IN_A_WHILE = new LocatorAssertions.HasTextOptions()
		.setTimeout(60_000);

	@TempDir
	Path directory;

	private ConsoleSite site;

	@BeforeEach
	void open() throws IOException {
		String meera = "bulk-ordering.console.users.meera.";
		site = new ConsoleSite(directory, "bulk-ordering.console.users.finance.jobs=rewards",
				meera + "password=" + new BCryptPasswordEncoder(4).encode(ConsoleSite.PASSWORD),
				meera + "roles=finance", meera + "jobs=rewards", "spring.servlet.multipart.max-file-size=2MB");
		String rewards = Files.readString(PROJECT.resolve("jobs/rewards.yml").toAbsolutePath());
		site.workplace()
			.job("rewards", rewards.replace("sandbox-only: true\n", ""))
			.job("secret", TrialProvider.BUDGETREE.job());
	}

	@AfterEach
	void close() {
		site.close();
	}

	@Test
	void showsWhatToFixAndPlacesTheMendedSheetAndGivesItsResult() throws IOException {
		Page page = site.signedIn(Role.FINANCE, 1280);
		assertThat(page).hasURL(site.url("/sheets"));
		ConsoleSite.show(page, "sheets-none-1280");

		page.getByLabel("Sheet").setInputFiles(PROJECT.resolve("sample-input/messy-rewards.xlsx").toAbsolutePath());
		upload(page);
		assertThat(page).hasURL(Pattern.compile(".*/sheets/[0-9a-f]{32}"));
		assertThat(heading(page)).hasText("Check of messy-rewards.xlsx");
		assertThat(page.locator("#content")).containsText("6 cells in 6 rows: 2 ");
		assertThat(region(page, "Cells to fix").locator("tbody tr")).hasCount(6);
		page.locator("summary").click();
		ConsoleSite.show(page, "sheet-messy-1280");
		page.setViewportSize(390, 900);
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "sheet-messy-390");
		page.setViewportSize(1280, 900);

		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Upload another sheet")).click();
		choose(page, "mended.csv", HEADER + ROW.formatted(1, 2) + ROW.formatted(2, 3));
		upload(page);
		assertThat(page.locator("#content")).containsText("every row is valid");
		assertThat(page.locator("#content")).containsText("INR 2,500");
		ConsoleSite.show(page, "sheet-clean-1280");
		page.onceDialog((dialog) -> dialog.accept());
		ConsoleSite.button(page, "Place").click();
		assertThat(page).hasURL(Pattern.compile(".*/sheets/runs/\\d+"));
		assertThat(page.locator("#live .status").first()).hasText("completed", IN_A_WHILE);
		assertThat(page.locator("figure.bar")).containsText("5 ordered");
		assertThat(region(page, "Rows").locator("tbody tr")).hasCount(2);
		ConsoleSite.show(page, "sheet-run-1280");
		page.setViewportSize(390, 900);
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "sheet-run-390");
		assertThat(site.workplace().provider("budgetree").unitsBought()).isEqualTo(5);

		Download download = page.waitForDownload(
				() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download the result"))
					.click());
		assertThat(download.suggestedFilename()).matches("mended-run-\\d+-result\\.csv");
		assertThat(Files.readString(download.path())).contains("EGVMEADMARK001").contains("ordered");

		page.getByLabel("State").selectOption("REJECTED");
		ConsoleSite.button(page, "Show").click();
		assertThat(page.locator("#content")).containsText("No row is like that.");
		page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All sheets")).click();
		assertThat(page.locator("tbody tr")).hasCount(1);
		assertThat(page.locator("tbody tr")).containsText("finance@console");
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "sheets-390");

		choose(page, "mended again.csv", HEADER + ROW.formatted(1, 2) + ROW.formatted(2, 3));
		upload(page);
		assertThat(page.locator("#hindrance")).containsText("This sheet was run before");
		assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See what became of it")))
			.hasAttribute("href", "/sheets/runs/1");
		assertThat(ConsoleSite.button(page, "Place")).hasCount(0);
		ConsoleSite.show(page, "sheet-again-390");
	}

	@Test
	void sendsForApprovalAndPlacesOnceAnotherPersonHasApproved() throws IOException {
		String rewards = Files.readString(directory.resolve("jobs/rewards.yml"));
		site.workplace().job("rewards", rewards + "approval-above: {INR: 1000}\n");
		Page page = site.signedIn(Role.FINANCE, 1280);
		choose(page, "large.csv", HEADER + ROW.formatted(1, 4));
		upload(page);
		assertThat(page.locator("#content")).containsText("another person must approve it first");
		page.onceDialog((dialog) -> dialog.accept());
		ConsoleSite.button(page, "Send for approval").click();
		assertThat(page.locator("#live .status").first()).hasText("waits for approval", IN_A_WHILE);
		assertThat(ConsoleSite.button(page, "Place now")).hasCount(0);
		ConsoleSite.show(page, "sheet-run-waiting-1280");

		long number = Long.parseLong(page.url().substring(page.url().lastIndexOf('/') + 1));
		Page approver = site.signedIn(Role.APPROVER, 1280);
		approver.navigate(site.url("/executions/" + number));
		approver.getByLabel("Reason").first().fill("prizes of November");
		approver.onceDialog((dialog) -> dialog.accept());
		ConsoleSite.button(approver, "Approve").click();
		assertThat(approver.getByRole(AriaRole.STATUS)).containsText("approved by approver");
		assertThat(site.workplace().provider("budgetree").unitsBought()).isZero();

		page.reload();
		ConsoleSite.show(page, "sheet-run-approved-1280");
		page.onceDialog((dialog) -> dialog.accept());
		ConsoleSite.button(page, "Place now").click();
		assertThat(page.locator("#live .status").first()).hasText("completed", IN_A_WHILE);
		assertThat(site.workplace().provider("budgetree").unitsBought()).isEqualTo(4);
	}

	@Test
	void letsFinancePlaceNothingThatAnOperatorHasToDecideAbout() {
		site.workplace().provider("budgetree").fault("{'kind': 'no-funds', 'times': 0}");
		RunReport failed = site.workplace()
			.run("rewards", site.workplace()
				.sheet("failed.csv", Stream.of(HEADER, ROW.formatted(1, 2)).map(String::strip).toList()));
		assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
		Page page = site.signedIn(Role.FINANCE, 1280);
		page.navigate(site.url("/sheets/runs/" + failed.executionId()));
		ConsoleSite.show(page, "sheet-run-failed-1280");
		assertThat(ConsoleSite.button(page, "Place now")).hasCount(0);
		page.navigate(site.url("/sheets"));
		assertThat(ConsoleSite.answer(page, "/sheets/runs/" + failed.executionId() + "/place"))
			.contains("An operator decides");
		assertThat(site.workplace().provider("budgetree").unitsBought()).isZero();
	}

	@Test
	void showsNothingOfAJobThatIsNotGranted() {
		RunReport run = site.workplace()
			.run("secret",
					site.workplace().sheet("secret.csv", TrialProvider.BUDGETREE.sheet(2, 0, new java.util.Random(1))));
		Page page = site.signedIn(Role.FINANCE, 1280);
		assertThat(page.locator("#content")).not().containsText("secret");
		for (String path : new String[] { "/sheets/template?job=secret", "/sheets/runs/" + run.executionId(),
				"/sheets/runs/" + run.executionId() + "/live", "/sheets/runs/" + run.executionId() + "/result",
				"/sheets/runs/4711", "/sheets/template?job=../jobs/secret.yml" }) {
			assertThat(status(page, path)).as(path).isEqualTo(404);
		}
		assertThat(page.evaluate("""
				async () => {
					const data = new FormData(document.getElementById('upload'));
					data.set('job', 'secret');
					data.set('file', new Blob(['sku,price']), 'x.csv');
					return (await fetch('/sheets', {method: 'POST', body: data})).status;
				}""")).isEqualTo(404);
		assertThat(directory.resolve("uploads")).doesNotExist();
		Page admin = site.signedIn(Role.ADMIN, 1280);
		admin.navigate(site.url("/sheets/runs/" + run.executionId()));
		assertThat(admin.locator("#live")).containsText("secret");
	}

	@Test
	void showsAnUploadToItsOwnerAndToAdminsOnly() {
		Page page = site.signedIn(Role.FINANCE, 1280);
		choose(page, "mine.csv", HEADER + ROW.formatted(1, 1));
		upload(page);
		assertThat(heading(page)).hasText("Check of mine.csv");
		String path = page.url().substring(site.url("").length());

		Page other = site.page(1280);
		other.navigate(site.url("/signin"));
		ConsoleSite.signIn(other, "meera", ConsoleSite.PASSWORD);
		assertThat(other).hasURL(site.url("/sheets"));
		assertThat(status(other, path)).isEqualTo(404);
		other.navigate(site.url(path));
		assertThat(heading(other)).hasText("Not found");
		assertThat(status(site.signedIn(Role.OPERATOR, 1280), path)).isEqualTo(403);
		assertThat(status(site.signedIn(Role.ADMIN, 1280), path)).isEqualTo(200);
	}

	@Test
	void saysWhyAFileIsNotTaken() {
		Page page = site.signedIn(Role.FINANCE, 1280);
		page.getByLabel("Sheet")
			.setInputFiles(
					new FilePayload("photo.xlsx", "image/png", new byte[] { (byte) 0x89, 'P', 'N', 'G', 0, 1, 2 }));
		upload(page);
		assertThat(page.locator("#hindrance")).containsText("'photo.xlsx'");
		assertThat(ConsoleSite.button(page, "Place")).hasCount(0);
		ConsoleSite.show(page, "sheet-none-1280");

		page.navigate(site.url("/sheets"));
		choose(page, "empty.csv", "");
		upload(page);
		assertThat(page.getByRole(AriaRole.ALERT).first()).containsText("Choose a sheet that is not empty.");

		choose(page, "large.csv", "x".repeat(3_000_000));
		assertThat(page.locator("#file-refusal")).containsText("at most 2 MB");
		ConsoleSite.show(page, "sheets-too-large-1280");
		page.evaluate("document.getElementById('file').setCustomValidity('')");
		upload(page);
		assertThat(page.locator("#content .refusal").first()).containsText("a sheet has at most 2 MB");
	}

	@Test
	void takesNoHarmFromAName() throws IOException {
		Page page = site.signedIn(Role.FINANCE, 1280);
		for (String name : new String[] { "../../x.csv", "", "<img src=x onerror=alert(1)>.csv" }) {
			Object url = page.evaluate("""
					async ([name, text]) => {
						const data = new FormData(document.getElementById('upload'));
						data.set('file', new Blob([text]), name);
						return (await fetch('/sheets', {method: 'POST', body: data})).url;
					}""", new Object[] { name, HEADER + ROW.formatted(1, 1) });
			assertThat(String.valueOf(url)).as(name).startsWith(site.url("/sheets"));
		}
		assertThat(directory.resolve("x.csv")).doesNotExist();
		assertThat(directory.getParent().resolve("x.csv")).doesNotExist();
		try (Stream<Path> files = Files.walk(directory.resolve("uploads"))) {
			assertThat(files.filter(Files::isRegularFile).map((file) -> file.getFileName().toString()))
				.filteredOn((name) -> !name.endsWith(".properties"))
				.contains("x.csv", "_img src=x onerror=alert(1)_.csv");
		}
	}

	@Test
	void showsTheFirstFaultsOfALargeSheetAndCountsAll() {
		StringBuilder sheet = new StringBuilder(HEADER);
		for (int row = 1; row <= 10_000; row++) {
			sheet.append(ROW.formatted(row, row % 100 == 0 ? 0 : 1));
		}
		Page page = site.signedIn(Role.FINANCE, 1280);
		choose(page, "ten thousand.csv", sheet.toString());
		upload(page);
		assertThat(heading(page)).hasText("Check of ten thousand.csv", IN_A_WHILE);
		assertThat(page.locator("#content")).containsText("100 cells in 100 rows: 100 Qty");
		assertThat(page.locator("#content")).containsText("9,900 of 10,000");
		assertThat(page.locator("#content")).containsText("50 more are not shown");
		assertThat(region(page, "Cells to fix").locator("tbody tr")).hasCount(50);
	}

	@Test
	void givesTheTemplateOfAJob() {
		Page page = site.signedIn(Role.FINANCE, 390);
		page.locator("summary").click();
		Download download = page.waitForDownload(
				() -> page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Excel template of rewards"))
					.click());
		assertThat(download.suggestedFilename()).isEqualTo("rewards-template.xlsx");
		assertThat(download.path()).isNotEmptyFile();
		assertThat(status(page, "/sheets/template?job=rewards&format=exe")).isEqualTo(400);
	}

	private static void choose(Page page, String name, String text) {
		page.getByLabel("Sheet")
			.setInputFiles(new FilePayload(name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
	}

	private static void upload(Page page) {
		ConsoleSite.button(page, "Upload and check").click();
	}

	private static Locator region(Page page, String name) {
		return page.locator("[role=region][aria-label='" + name + "']");
	}

	private static Locator heading(Page page) {
		return page.locator("h1");
	}

	private static Object status(Page page, String path) {
		return page.evaluate("async (path) => (await fetch(path)).status", path);
	}

}
