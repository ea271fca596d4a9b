package dev.bulkordering.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

import dev.bulkordering.job.RunReport;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.sandbox.SandboxControl;
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
	static Path directory;

	private static ConsoleSite site;

	private int boughtBefore;

	@BeforeAll
	static void open() {
		String meera = "bulk-ordering.console.users.meera.";
		site = new ConsoleSite(directory, "bulk-ordering.console.users.finance.jobs=rewards",
				meera + "password=" + new BCryptPasswordEncoder(4).encode(ConsoleSite.PASSWORD),
				meera + "roles=finance", meera + "jobs=fresh", "spring.servlet.multipart.max-file-size=2MB");
	}

	@BeforeEach
	void define() throws IOException {
		String rewards = Files.readString(PROJECT.resolve("jobs/rewards.yml").toAbsolutePath())
			.replace("sandbox-only: true\n", "");
		site.workplace().job("rewards", rewards).job("fresh", rewards).job("secret", TrialProvider.BUDGETREE.job());
		budgetree().clearFaults();
		boughtBefore = budgetree().unitsBought();
	}

	@AfterAll
	static void close() {
		site.close();
	}

	private static SandboxControl budgetree() {
		return site.workplace().provider("budgetree");
	}

	private int bought() {
		return budgetree().unitsBought() - boughtBefore;
	}

	@Test
	void leadsAMessyWorkbookFromWhatToFixToTheLastCorrectedRow() throws IOException {
		site.workplace()
			.job("rewards", Files.readString(directory.resolve("jobs/rewards.yml")) + "approval-above: {INR: 20000}\n");
		budgetree().settings("{'unknown-skus': ['EGVGOLD'], 'latency-ms': 1500}");
		Page page = site.signedIn(Role.FINANCE, 1280);
		page.getByLabel("Sheet").setInputFiles(PROJECT.resolve("sample-input/messy-rewards.xlsx").toAbsolutePath());
		upload(page);
		assertThat(page).hasURL(Pattern.compile(".*/sheets/[0-9a-f]{32}"));
		assertThat(heading(page)).hasText("Check of messy-rewards.xlsx");
		assertThat(page.locator("#content")).containsText("6 cells in 6 rows: 2 ");
		assertThat(region(page, "Cells to fix").locator("tbody tr")).hasCount(6);
		assertThat(page.locator("#content")).containsText("The account holds");
		for (Locator fold : page.locator("summary").all()) {
			fold.click();
		}
		assertThat(region(page, "By SKU").locator("tbody tr").first()).containsText("EGVGOLD");
		showWideAndNarrow(page, "sheet-messy");

		Path marked = download(page, "Download the sheet with these cells marked");
		Path mended = mend(marked, Map.of("E10", "9190000001", "K14", "2", "D16", "sandeep.nair@example.com", "J23",
				"1000", "A25", "ACM0019", "K27", "1"));
		link(page, "Upload another sheet").click();
		page.getByLabel("Sheet").setInputFiles(mended);
		upload(page);
		assertThat(page.locator("#content")).containsText("every row is valid");
		assertThat(page.locator("#content")).containsText("26 of 26");
		assertThat(page.locator("#content")).containsText("Another person must approve it first");
		ConsoleSite.show(page, "sheet-mended-1280");
		press(page, "Send for approval");
		assertThat(page).hasURL(Pattern.compile(".*/sheets/runs/\\d+"));
		assertThat(page.locator("#live .status").first()).hasText("waits for approval", IN_A_WHILE);
		assertThat(ConsoleSite.button(page, "Place now")).hasCount(0);
		ConsoleSite.show(page, "sheet-run-waiting-1280");

		String number = page.url().substring(page.url().lastIndexOf('/') + 1);
		Page approver = site.signedIn(Role.APPROVER, 1280);
		approver.navigate(site.url("/executions/" + number));
		assertThat(region(approver, "Rows").locator("tbody tr")).hasCount(26);
		link(approver, "13").click();
		assertThat(approver.locator("#content")).containsText("rekha.pillai@example.com");
		link(approver, "Execution " + number).click();
		showWideAndNarrow(approver, "execution-to-approve");
		approver.getByLabel("Reason").first().fill("prizes of September");
		press(approver, "Approve");
		assertThat(approver.getByRole(AriaRole.STATUS)).containsText("approved by approver");
		assertThat(bought()).isZero();

		page.reload();
		ConsoleSite.show(page, "sheet-run-approved-1280");
		press(page, "Place now");
		assertThat(page.locator("#live .status").first()).hasText("running");
		assertThat(ConsoleSite.button(page, "Stop")).isVisible();
		assertThat(page.locator("#live")).containsText(" left",
				new LocatorAssertions.ContainsTextOptions().setTimeout(20_000));
		ConsoleSite.show(page, "sheet-run-live-1280");
		assertThat(page.locator("#live .status").first()).hasText("completed", IN_A_WHILE);
		budgetree().settings("{'latency-ms': 0}");
		assertThat(page.locator("figure.bar")).containsText("47 ordered");
		assertThat(page.locator("figure.bar")).containsText("4 rejected");
		assertThat(region(page, "Rows").locator("tbody tr")).hasCount(26);
		showWideAndNarrow(page, "sheet-run");
		assertThat(bought()).isEqualTo(47);
		assertThat(Files.size(download(page, "Download the result"))).isPositive();

		page.getByLabel("Status").selectOption("REJECTED");
		ConsoleSite.button(page, "Show").click();
		assertThat(region(page, "Rows").locator("tbody tr")).hasCount(2);
		page.getByLabel("Text in the row").fill("aditi");
		ConsoleSite.button(page, "Show").click();
		assertThat(region(page, "Rows").locator("tbody tr")).hasCount(1);
		link(page, "24").click();
		assertThat(page.locator("#content")).containsText("aditi.singh@example.com");
		assertThat(page.locator("#content article")).hasCount(1);
		assertThat(page.locator("#content article")).containsText("rejected");
		showWideAndNarrow(page, "sheet-row");
		page.goBack();

		Path corrected = mend(download(page, "Download the rows to mend"), Map.of());
		try (XSSFWorkbook book = open(corrected)) {
			assertThat(book.getSheetAt(0).getLastRowNum()).isEqualTo(2);
			for (int row = 1; row <= 2; row++) {
				anew(cell(book, row, "Voucher code")).setCellValue("EGVORCHGROC008");
				cell(book, row, "Value (INR)").setCellValue(1000);
				assertThat(cell(book, row, "origin").getStringCellValue()).startsWith(number + "/");
				assertThat(cell(book, row, "reason").getStringCellValue()).contains("of mended.xlsx: ");
			}
			save(book, corrected);
		}
		link(page, "All sheets").click();
		page.getByLabel("Sheet").setInputFiles(corrected);
		upload(page);
		assertThat(page.locator("#content")).containsText("2 of 2");
		press(page, "Place");
		assertThat(page.locator("#live .status").first()).hasText("completed", IN_A_WHILE);
		ConsoleSite.show(page, "sheet-run-corrected-1280");
		assertThat(bought()).isEqualTo(51);

		// the same rows once more, as another sheet
		try (XSSFWorkbook book = open(corrected)) {
			anew(cell(book, 1, "City")).setCellValue("Delhi");
			save(book, corrected);
		}
		link(page, "All sheets").click();
		assertThat(page.locator("tbody tr").first()).containsText("finance@console");
		page.getByLabel("Sheet").setInputFiles(corrected);
		upload(page);
		assertThat(region(page, "Cells to fix").locator("tbody tr")).hasCount(2);
		assertThat(region(page, "Cells to fix")).containsText("has ordered others since");
		assertThat(page.locator("#hindrance")).containsText("No row can be ordered");
	}

	@Test
	void saysOfASheetThatWasPlacedThatItWasRunBefore() {
		String text = HEADER + ROW.formatted(41, 2) + ROW.formatted(42, 3);
		Page page = site.signedIn(Role.FINANCE, 1280);
		choose(page, "twice.csv", text);
		upload(page);
		assertThat(page.locator("#content")).containsText("INR 2,500");
		press(page, "Place");
		assertThat(page.locator("#live .status").first()).hasText("completed", IN_A_WHILE);
		String run = page.url().substring(site.url("").length());
		assertThat(download(page, "Download the result")).content().contains("EGVMEADMARK001", "ordered");
		assertThat(download(page, "Download the orders")).content().contains("PLACED");
		link(page, "All sheets").click();
		ConsoleSite.fitsTheScreen(page);
		showWideAndNarrow(page, "sheets");

		choose(page, "twice again.csv", text);
		upload(page);
		assertThat(page.locator("#hindrance")).containsText("This sheet was run before");
		assertThat(link(page, "See what became of it")).hasAttribute("href", run);
		assertThat(ConsoleSite.button(page, "Place")).hasCount(0);
		ConsoleSite.show(page, "sheet-again-1280");
	}

	@Test
	void stopsARunOnRequest() {
		budgetree().settings("{'latency-ms': 1000}");
		StringBuilder sheet = new StringBuilder(HEADER);
		IntStream.rangeClosed(200, 260).forEach((row) -> sheet.append(ROW.formatted(row, 1)));
		Page page = site.signedIn(Role.FINANCE, 390);
		choose(page, "long.csv", sheet.toString());
		upload(page);
		press(page, "Place");
		press(page, "Stop");
		assertThat(page.locator("#live .status").first()).hasText("stopped", IN_A_WHILE);
		budgetree().settings("{'latency-ms': 0}");
		assertThat(bought()).isLessThan(61);
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, "sheet-run-stopped-390");
	}

	private static Path download(Page page, String name) {
		Download download = page
			.waitForDownload(() -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).click());
		return download.path();
	}

	/** A workbook with other values in some cells, as a person saves it. */
	private static Path mend(Path workbook, Map<String, String> cells) throws IOException {
		Path mended = directory.resolve("mended.xlsx");
		try (XSSFWorkbook book = open(workbook)) {
			cells.forEach((address, text) -> {
				CellReference place = new CellReference(address);
				Cell cell = book.getSheetAt(0).getRow(place.getRow()).getCell(place.getCol());
				assertThat(cell.getCellComment().getString().getString()).contains("expected ");
				if (text.matches("[0-9]{1,4}")) {
					cell.setCellValue(Integer.parseInt(text));
				}
				else {
					cell.setCellValue(text);
				}
			});
			save(book, mended);
		}
		return mended;
	}

	private static XSSFWorkbook open(Path workbook) throws IOException {
		return new XSSFWorkbook(new ByteArrayInputStream(Files.readAllBytes(workbook)));
	}

	private static void save(XSSFWorkbook book, Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file)) {
			book.write(out);
		}
	}

	private static Cell cell(XSSFWorkbook book, int row, String header) {
		for (Cell cell : book.getSheetAt(0).getRow(0)) {
			if (cell.getStringCellValue().equals(header)) {
				return book.getSheetAt(0)
					.getRow(row)
					.getCell(cell.getColumnIndex(), Row.MissingCellPolicy.CREATE_NULL_AS_BLANK);
			}
		}
		throw new AssertionError("there is no column " + header);
	}

	/** A streamed cell has its text within it, which the library does not replace. */
	private static Cell anew(Cell cell) {
		return cell.getRow().createCell(cell.getColumnIndex());
	}

	private static void press(Page page, String name) {
		page.onceDialog((dialog) -> dialog.accept());
		ConsoleSite.button(page, name).click();
	}

	private static Locator link(Page page, String name) {
		return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
	}

	private static void showWideAndNarrow(Page page, String name) {
		ConsoleSite.show(page, name + "-1280");
		page.setViewportSize(390, 900);
		ConsoleSite.fitsTheScreen(page);
		ConsoleSite.show(page, name + "-390");
		page.setViewportSize(1280, 900);
	}

	@Test
	void letsFinancePlaceNothingThatAnOperatorHasToDecideAbout() {
		budgetree().fault("{'kind': 'no-funds', 'times': 0}");
		RunReport failed = site.workplace()
			.run("rewards", site.workplace()
				.sheet("failed.csv", Stream.of(HEADER, ROW.formatted(31, 2)).map(String::strip).toList()));
		assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
		Page page = site.signedIn(Role.FINANCE, 1280);
		page.navigate(site.url("/sheets/runs/" + failed.executionId()));
		ConsoleSite.show(page, "sheet-run-failed-1280");
		assertThat(ConsoleSite.button(page, "Place now")).hasCount(0);
		page.navigate(site.url("/sheets"));
		assertThat(ConsoleSite.answer(page, "/sheets/runs/" + failed.executionId() + "/place"))
			.contains("An operator decides");
		assertThat(bought()).isZero();
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
		link(page, "Upload another sheet").click();
		assertThat(link(page, "mine.csv")).hasAttribute("href", path);
		assertThat(page.locator("h2").last()).hasText("What you have run");
		link(page, "All runs of your jobs").click();
		assertThat(page.locator("h2").last()).hasText("What was run of your jobs");

		Page other = site.page(1280);
		other.navigate(site.url("/signin"));
		ConsoleSite.signIn(other, "meera", ConsoleSite.PASSWORD);
		assertThat(other).hasURL(site.url("/sheets"));
		ConsoleSite.show(other, "sheets-none-1280");
		assertThat(status(other, path)).isEqualTo(404);
		other.navigate(site.url(path));
		assertThat(heading(other)).hasText("Not found");
		showWideAndNarrow(other, "not-found");
		Page operator = site.signedIn(Role.OPERATOR, 390);
		operator.navigate(site.url(path));
		assertThat(heading(operator)).hasText("Not allowed");
		ConsoleSite.show(operator, "not-allowed-390");
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
