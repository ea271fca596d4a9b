package dev.bulkordering.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

import dev.bulkordering.job.Operations.Again;
import dev.bulkordering.order.OrderState;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** A sheet goes in, orders reach a provider over HTTP, a result sheet comes out. */
@BothDatabases
class WholeJobTests {

	private static final String GIFTHUB = """
			provider: gifthub
			options: {wallet: EUR, product-type: range}
			follow: {interval: 50ms, limit: 20s}
			""";

	private static final String BUDGETREE = """
			provider: budgetree
			follow: {interval: 50ms, limit: 20s}
			""";

	private static final String GIFTHUB_HEADER = "reference,sku,price,quantity";

	private static final List<String> SKUS = List.of("038-00-range", "039-00-range", "042-00-range", "046-00-range");

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	private TestDatabase own;

	private Workplace workplace;

	private Workplace open(String... settings) {
		own = database.another();
		workplace = new Workplace(directory, own, settings).job("gifts", GIFTHUB).job("cards", BUDGETREE);
		return workplace;
	}

	@AfterEach
	void close() {
		if (workplace != null) {
			workplace.close();
			own.close();
		}
	}

	@Test
	void ordersEveryUnitOfALargeSheetInTheFewestOrders() throws IOException {
		open();
		List<String> rows = fourHundredRows();
		Path csv = workplace.sheet("march.csv", rows);

		CheckReport check = workplace.operations().check("gifts", csv, Progress.NONE);
		assertThat(check.issues()).isEmpty();
		assertThat(check.summary().exitCode()).isZero();
		assertThat(workplace.provider("gifthub").calls()).isEmpty();
		assertThat(workplace.operations().recentRuns(10)).isEmpty();

		RunReport run = workplace.run("gifts", csv);
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertThat(run.rows().valid()).isEqualTo(400);
		assertThat(run.orders().planned()).isEqualTo(run.orders().lowerBound())
			.isEqualTo(check.summary().orders().planned())
			.isEqualTo(run.orders().placed());
		assertThat(run.units().ordered()).isEqualTo(run.units().asked());
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo((int) run.units().asked());
		assertNoLimitBroken();
		List<CSVRecord> result = resultOf(run);
		assertThat(result).hasSize(400).allSatisfy((row) -> {
			assertThat(row.get("status")).isEqualTo("ordered");
			assertThat(row.get("units_ordered")).isEqualTo(row.get("quantity"));
		});

		Path copy = Files.copy(csv, directory.resolve("copy.csv"));
		assertThat(workplace.run("gifts", copy)).satisfies((again) -> {
			assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
			assertThat(again.error()).contains("was run before").contains("--again");
		});
		assertThat(workplace.run("gifts", asWorkbook(rows, "march.xlsx"))).satisfies((again) -> {
			assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
			assertThat(again.error()).contains("the same rows were run before");
		});
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo((int) run.units().asked());
	}

	@Test
	void cutsARowIntoOrdersThatHoldEquallyMuchOfIt() throws IOException {
		open();
		RunReport run = workplace.run("gifts",
				workplace.sheet("cut.csv", List.of(GIFTHUB_HEADER, "R1,038-00-range,10,15", "R2,038-00-range,10,10")));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertThat(run.orders().planned()).isEqualTo(5).isEqualTo(run.orders().lowerBound());
		assertThat(references(run)).doesNotHaveDuplicates();
		assertBoughtOnce(run);
	}

	@Test
	void ordersAWorkbookAsItOrdersText() throws IOException {
		open();
		RunReport run = workplace.run("gifts", asWorkbook(fourHundredRows(), "march.xlsx"));
		assertThat(run.exitCode()).isZero();
		assertThat(run.orders().planned()).isEqualTo(run.orders().lowerBound());
		assertThat(run.units().ordered()).isEqualTo(run.units().asked());
		assertThat(run.resultSheet()).endsWith(".xlsx");
		assertNoLimitBroken();
	}

	@Test
	void buysASheetAgainOnlyOnPurposeAndUnderReferencesOfItsOwn() {
		open();
		Path sheet = workplace.sheet("s.csv", List.of(GIFTHUB_HEADER, "R1,038-00-range,10,3", "R2,039-00-range,10,2"));
		assertThat(workplace.operations().run("gifts", sheet, new Again("why not", 5), Progress.NONE).error())
			.contains("was not");
		RunReport first = workplace.run("gifts", sheet);
		assertThat(workplace.operations().check("gifts", sheet, Progress.NONE).unitsBoughtAgain()).isEqualTo(5);
		assertThat(workplace.operations().run("gifts", sheet, new Again("why not", 4), Progress.NONE).error())
			.contains("5 units again");
		RunReport second = workplace.operations().run("gifts", sheet, new Again("a second prize", 5), Progress.NONE);
		assertThat(second.error()).isNull();
		assertThat(second.exitCode()).isZero();
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(10);
		assertThat(references(first)).doesNotContainAnyElementsOf(references(second));
	}

	@Test
	void rejectsTheRowsOfAnUnknownSkuAndNoOthers() throws IOException {
		open();
		workplace.provider("gifthub").settings("{'unknown-skus': ['046-00-range']}");
		List<String> rows = new ArrayList<>(List.of(GIFTHUB_HEADER));
		List<String> skus = List.of("038-00-range", "039-00-range", "042-00-range", "046-00-range", "051-00-range");
		for (int i = 0; i < 25; i++) {
			rows.add("R" + i + "," + skus.get(i % 5) + ",10,1");
		}
		RunReport run = workplace.run("gifts", workplace.sheet("unknown.csv", rows));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units().ordered()).isEqualTo(20);
		assertThat(run.units().rejected()).isEqualTo(5);
		assertThat(resultOf(run)).allSatisfy((row) -> assertThat(row.get("status"))
			.isEqualTo(row.get("sku").equals("046-00-range") ? "rejected" : "ordered"));
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(20);
	}

	@Test
	void rejectsTheOneRowOfAnUnknownSku() throws IOException {
		open();
		workplace.provider("gifthub").settings("{'unknown-skus': ['039-00-range']}");
		List<String> rows = new ArrayList<>(List.of(GIFTHUB_HEADER));
		for (String sku : List.of("038-00-range", "039-00-range", "042-00-range", "046-00-range", "051-00-range")) {
			rows.add(sku + "," + sku + ",10,1");
		}
		RunReport run = workplace.run("gifts", workplace.sheet("one.csv", rows));
		assertThat(run.units().ordered()).isEqualTo(4);
		assertThat(run.units().rejected()).isEqualTo(1);
		assertThat(resultOf(run).stream().filter((row) -> row.get("status").equals("rejected"))).singleElement()
			.satisfies((row) -> assertThat(row.get("sku")).isEqualTo("039-00-range"));
	}

	@Test
	void accountsForUnitsThatAreMissingInAnOrderThatReplacesAnother() {
		open();
		workplace.provider("gifthub")
			.settings("{'unknown-skus': ['039-00-range']}")
			.fault("{'kind': 'finish', 'state': 'partial'}");
		RunReport run = workplace.run("gifts",
				workplace.sheet("part.csv", List.of(GIFTHUB_HEADER, "R1,038-00-range,10,3", "R2,039-00-range,10,2")));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units()).isEqualTo(new RunReport.Units(5, 2, 0, 2, 1, 0));
		assertThat(workplace.operations().audit(id(run), false, Progress.NONE).differences()).isEmpty();
	}

	@Test
	void failsWhileTheProviderIsDownAndFinishesWhenItIsRestarted() {
		open();
		workplace.provider("gifthub").fault("{'kind': 'error', 'operation': 'create', 'after': 2, 'times': 0}");
		Path sheet = workplace.sheet("down.csv", rows(60));
		RunReport failed = workplace.run("gifts", sheet);
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.status()).isEqualTo(RunStatus.FAILED);
		assertThat(failed.error()).contains("down");
		assertThat(failed.units().skipped()).isPositive();
		assertThat(Path.of(String.valueOf(failed.resultSheet()))).exists();
		assertThat(workplace.run("gifts", sheet).error()).contains("restart " + failed.executionId());

		workplace.provider("gifthub").clearFaults();
		RunReport done = workplace.restarted().operations().restart(id(failed), Progress.NONE);
		assertThat(done.error()).isNull();
		assertThat(done.exitCode()).isZero();
		assertThat(done.units().ordered()).isEqualTo(done.units().asked());
		assertBoughtOnce(done);
	}

	@Test
	void findsOrdersWhoseAnswerWasLost() {
		open();
		workplace.provider("budgetree")
			.fault("{'kind': 'cut', 'operation': 'order', 'placed': true, 'after': 1, 'times': 2}")
			.fault("{'kind': 'error', 'operation': 'order', 'placed': true, 'after': 4, 'times': 1}");
		RunReport run = workplace.run("cards", workplace.sheet("lost.csv", recipients(8)));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertBoughtOnce(run);
	}

	@Test
	void placesAgainUnderTheSameReferenceOnlyAfterTheOrderWasNotThere() {
		open("bulk-ordering.providers.budgetree.concurrency=1");
		workplace.provider("budgetree").fault("{'kind': 'error', 'operation': 'order', 'times': 1}");
		RunReport run = workplace.run("cards", workplace.sheet("again.csv", recipients(3)));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertBoughtOnce(run);
		OrderView twice = workplace.operations()
			.orders(id(run), null)
			.stream()
			.filter((order) -> order.attempts() == 2)
			.findFirst()
			.orElseThrow();
		List<String> asked = new ArrayList<>();
		workplace.provider("budgetree").calls("status").forEach((call) -> {
			if (call.path("path").stringValue().endsWith(twice.reference())) {
				asked.add(call.path("at").stringValue());
			}
		});
		assertThat(asked).hasSizeGreaterThanOrEqualTo(2);
	}

	@Test
	void confirmsAQuoteOnceWhoseConfirmationWasLost() {
		open();
		workplace.provider("gifthub")
			.fault("{'kind': 'cut', 'operation': 'confirm', 'placed': true, 'times': 2}")
			.fault("{'kind': 'cut', 'operation': 'confirm', 'times': 1}");
		RunReport run = workplace.run("gifts", workplace.sheet("confirm.csv", rows(40)));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertBoughtOnce(run);
	}

	@Test
	void keepsEveryCharacterFromTheSheetToTheResult() throws IOException {
		open();
		List<String> rows = new ArrayList<>(recipients(2));
		rows.set(0, rows.get(0) + ",tag,Notiz 🎁");
		rows.set(1, rows.get(1).replace("Asha", "Zoë") + ",Team 𝒜 👩🏽‍🚀,größer ✓ 𠜎");
		rows.set(2, rows.get(2).replace(",500,", ",fünf 😀,") + ",Ω,🎉");
		Path sheet = workplace.sheet("characters.csv", rows);
		RunReport run = workplace.run("cards", sheet);
		assertThat(run.exitCode()).as(run.error()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(resultOf(run)).hasSize(2)
			.extracting((row) -> row.get("tag") + row.get("Notiz 🎁") + row.get("message"))
			.satisfiesExactly((text) -> assertThat(text).startsWith("Team 𝒜 👩🏽‍🚀größer ✓ 𠜎"),
					(text) -> assertThat(text).startsWith("Ω🎉").contains("'fünf 😀'"));
		RunReport again = workplace.operations()
			.run("cards", sheet, new Again("nochmal 🎂", run.units().asked()), Progress.NONE);
		assertThat(again.error()).isNull();
		assertThat(JdbcClient.create(own.dataSource())
			.sql("select reason from bo_audit where reason is not null")
			.query(String.class)
			.list()).contains("nochmal 🎂");
	}

	@Test
	void stopsForAnAccountWithoutFundsAndGoesOnWhenItHasSome() {
		open();
		workplace.provider("budgetree").fault("{'kind': 'no-funds', 'after': 3, 'times': 0}");
		RunReport failed = workplace.run("cards", workplace.sheet("funds.csv", recipients(20)));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(failed.error()).contains("6063");
		assertThat(workplace.provider("budgetree").calls("order").size()).isLessThanOrEqualTo(3 + 8 + 1);
		workplace.provider("budgetree").clearFaults();
		RunReport done = workplace.restarted().operations().restart(id(failed), Progress.NONE);
		assertThat(done.exitCode()).isZero();
		assertBoughtOnce(done);
	}

	@Test
	void keepsEveryCardInTheVaultAndNoneAnywhereElse() throws IOException {
		open();
		RunReport run = workplace.run("cards", workplace.sheet("cards.csv", syncAndAsync()));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isZero();
		assertBoughtOnce(run);
		Path codes = directory.resolve("codes.xlsx");
		assertThat(workplace.operations().exportCodes(id(run), codes, "a password".toCharArray()))
			.isEqualTo(run.units().asked());
		Set<String> secrets = secretsIn(codes);
		assertThat(secrets).hasSizeGreaterThanOrEqualTo(2 * (int) run.units().asked());
		try (Stream<Path> files = Files.walk(directory)) {
			assertThat(
					files.filter(Files::isRegularFile).filter((file) -> !file.startsWith(directory.resolve("sandbox"))))
				.isNotEmpty()
				.allSatisfy((file) -> assertHoldsNone(file, secrets));
		}
		if (!own.isMySql()) {
			Path data = Path.of(own.url().substring("jdbc:h2:file:".length()).split(";")[0] + ".mv.db");
			workplace.restarted();
			assertHoldsNone(data, secrets);
		}
	}

	@Test
	void leavesInvalidRowsOutOrRefusesTheSheetAsTheJobSays() throws IOException {
		open();
		workplace.job("strict", GIFTHUB + "invalid-rows: refuse\n");
		List<String> rows = List.of(GIFTHUB_HEADER, "R1,038-00-range,10,1", "R2,038-00-range,ten,0",
				"R1,039-00-range,10,1");
		RunReport refused = workplace.run("strict", workplace.sheet("bad.csv", rows));
		assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(refused.executionId()).isNull();
		assertThat(refused.rows().invalid()).isEqualTo(2);
		assertThat(resultOf(refused)).extracting((row) -> row.get("status"))
			.containsExactly("skipped", "invalid", "invalid");
		assertThat(workplace.provider("gifthub").calls()).isEmpty();

		RunReport run = workplace.run("gifts", workplace.sheet("bad.csv", rows));
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units().ordered()).isEqualTo(1);
		assertThat(resultOf(run).get(1).get("message")).contains("C3 price 'ten'").contains("D3 quantity '0'");
		assertThat(resultOf(run).get(2).get("message")).contains("already used in row 2");
	}

	@Test
	void tellsOfRowsThatAnEarlierSheetHeldOrRefusesThem() {
		open();
		workplace.job("strict", GIFTHUB + "seen-rows: refuse\n");
		workplace.run("strict", workplace.sheet("one.csv", List.of(GIFTHUB_HEADER, "R1,038-00-range,10,1")));
		Path second = workplace.sheet("two.csv",
				List.of(GIFTHUB_HEADER, "R1,038-00-range,20,1", "R2,038-00-range,10,1"));
		RunReport refused = workplace.run("strict", second);
		assertThat(refused.exitCode()).isEqualTo(ExitCode.REFUSED);
		assertThat(refused.error()).contains("row 2 (row 2 of execution");
		assertThat(workplace.operations().check("strict", second, Progress.NONE).warnings())
			.anyMatch((warning) -> warning.contains("row 2 (row 2 of execution"));
		RunReport elsewhere = workplace.run("gifts", second);
		assertThat(elsewhere.exitCode()).isZero();
	}

	@Test
	void endsWithPendingOrdersWhenItsTimeIsOverAndFollowsThemLater() {
		open();
		workplace.job("impatient",
				"provider: budgetree\noptions: {sync-only: 'false'}\nfollow: {interval: 50ms, limit: 300ms}\n");
		workplace.provider("budgetree").settings("{'finish-ms': 2500}");
		RunReport run = workplace.run("impatient", workplace.sheet("late.csv", recipients(3)));
		assertThat(run.error()).isNull();
		assertThat(run.exitCode()).isEqualTo(ExitCode.INCOMPLETE);
		assertThat(run.units().pending()).isEqualTo(run.units().asked());
		FollowReport early = workplace.operations().follow(Progress.NONE);
		assertThat(early.exitCode()).isZero();
		long until = System.nanoTime() + 20_000_000_000L;
		while (workplace.operations().follow(Progress.NONE).asked() > 0 && System.nanoTime() < until) {
			Thread.onSpinWait();
		}
		RunReport settled = workplace.operations().execution(id(run)).report();
		assertThat(settled.units().ordered()).isEqualTo(settled.units().asked());
		assertThat(settled.exitCode()).isZero();
		assertBoughtOnce(settled);
	}

	@Test
	void refusesARestartWithAnotherAccount() {
		open();
		workplace.provider("gifthub").fault("{'kind': 'error', 'operation': 'create', 'times': 0}");
		RunReport failed = workplace.run("gifts", workplace.sheet("account.csv", rows(30)));
		assertThat(failed.exitCode()).isEqualTo(ExitCode.FAILED);
		workplace.restarted("bulk-ordering.providers.gifthub.account=another");
		RestartPreview preview = workplace.operations().previewRestart(id(failed));
		assertThat(preview.refusal()).contains("account").contains("another");
		assertThat(preview.toPlace()).isEqualTo(failed.orders().planned());
	}

	private void assertBoughtOnce(RunReport run) {
		String provider = workplace.operations().orders(id(run), null).get(0).provider();
		JsonNode bought = workplace.provider(provider).bought();
		assertThat(bought.path("units").longValue()).isEqualTo(run.units().ordered());
		for (OrderView order : workplace.operations().orders(id(run), OrderState.PLACED)) {
			assertThat(bought.path("references").path(order.reference()).path("units").intValue()).as(order.reference())
				.isEqualTo(order.units());
		}
	}

	private void assertNoLimitBroken() {
		workplace.provider("gifthub").orders().forEach((order) -> {
			JsonNode items = order.path("items");
			assertThat(items.size()).isBetween(1, 5);
			int units = 0;
			for (JsonNode item : items) {
				assertThat(item.path("units").intValue()).isBetween(1, 5);
				units += item.path("units").intValue();
			}
			assertThat(units).isLessThanOrEqualTo(25);
		});
	}

	private static Set<String> secretsIn(Path codes) throws IOException {
		Set<String> secrets = new TreeSet<>();
		try (Workbook workbook = WorkbookFactory.create(codes.toFile(), "a password")) {
			for (Row row : workbook.getSheetAt(0)) {
				row.forEach((cell) -> {
					if (cell.toString().matches("(9000|7000)[0-9]{8,}")) {
						secrets.add(cell.toString());
					}
				});
			}
		}
		return secrets;
	}

	private static void assertHoldsNone(Path file, Set<String> secrets) {
		try {
			String content = Files.readString(file, StandardCharsets.ISO_8859_1);
			assertThat(secrets.stream().filter(content::contains)).as(file.toString()).isEmpty();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	private List<String> references(RunReport run) {
		return workplace.operations().orders(id(run), null).stream().map(OrderView::reference).toList();
	}

	private static long id(RunReport run) {
		Long id = run.executionId();
		assertThat(id).isNotNull();
		return id;
	}

	private static List<CSVRecord> resultOf(RunReport run) throws IOException {
		try (CSVParser parser = CSVParser.parse(Path.of(String.valueOf(run.resultSheet())), StandardCharsets.UTF_8,
				CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get())) {
			return parser.getRecords();
		}
	}

	/**
	 * 400 rows of the 40 range and fixed SKUs that the emulated catalog has in EUR, USD
	 * and GBP.
	 */
	private List<String> fourHundredRows() {
		List<String> products = new ArrayList<>();
		for (JsonNode product : workplace.provider("gifthub").catalog().path("products")) {
			String sku = product.path("sku").stringValue();
			String type = product.path("productType").stringValue();
			String currency = product.path("currency").stringValue();
			if (List.of("EUR", "USD", "GBP").contains(currency) && List.of("range", "fixed").contains(type)) {
				String price = type.equals("fixed") ? sku.split("-")[1] : "10";
				products.add(sku + "," + Integer.parseInt(price) + ",%d," + type + "," + currency);
			}
		}
		assertThat(products).hasSize(40);
		Random random = new Random(7);
		List<String> rows = new ArrayList<>(List.of(GIFTHUB_HEADER + ",product_type,currency"));
		for (int i = 0; i < 400; i++) {
			rows.add("E%04d,".formatted(i) + products.get(i % 40).formatted(1 + random.nextInt(9)));
		}
		return rows;
	}

	private static List<String> rows(int count) {
		List<String> rows = new ArrayList<>(List.of(GIFTHUB_HEADER));
		for (int i = 0; i < count; i++) {
			rows.add("R" + i + "," + SKUS.get(i % SKUS.size()) + ",10," + (1 + i % 7));
		}
		return rows;
	}

	private static List<String> recipients(int count) {
		List<String> rows = new ArrayList<>(List
			.of("reference,sku,price,quantity,first_name,last_name,email,phone,line1,city,region,country,postcode"));
		for (int i = 0; i < count; i++) {
			rows.add(recipient(i, 1 + i % 3));
		}
		return rows;
	}

	private static List<String> syncAndAsync() {
		List<String> rows = recipients(4);
		rows.add(recipient(4, 23));
		return rows;
	}

	private static String recipient(int number, int quantity) {
		return "B%d,EGVMEADMARK001,500,%d,Asha,Rao,asha%d@example.com,+9198765430%02d,12 MG Road,Pune,Maharashtra,IN,411001"
			.formatted(number, quantity, number, number);
	}

	private Path asWorkbook(List<String> lines, String name) throws IOException {
		try (XSSFWorkbook workbook = new XSSFWorkbook()) {
			Sheet sheet = workbook.createSheet("Orders");
			for (int i = 0; i < lines.size(); i++) {
				Row row = sheet.createRow(i);
				String[] cells = lines.get(i).split(",");
				for (int column = 0; column < cells.length; column++) {
					if (i > 0 && (column == 2 || column == 3)) {
						row.createCell(column).setCellValue(Double.parseDouble(cells[column]));
					}
					else {
						row.createCell(column).setCellValue(cells[column]);
					}
				}
			}
			Path file = directory.resolve(name);
			try (var out = Files.newOutputStream(file)) {
				workbook.write(out);
			}
			return file;
		}
	}

}
