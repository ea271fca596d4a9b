package dev.bulkordering.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.JdbcTemplate;

import dev.bulkordering.job.ExecutionLine.Filter;
import dev.bulkordering.order.Issue;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

/** Rows that did not get all they asked for, mended and run anew. */
@BothDatabases
class CorrectedRowsTests {

	private static final String HEADER = "Employee,SKU,Value,Qty,currency,Department";

	@TempDir
	static Path directory;

	private static Workplace workplace;

	@Parameter
	TestDatabase database;

	/**
	 * Each test has a job of its own, so that the sheets of others are no earlier ones.
	 */
	private String job;

	@BeforeParameterizedClassInvocation
	static void open(TestDatabase database) {
		workplace = new Workplace(directory.resolve(database.isMySql() ? "mysql" : "h2"), database);
	}

	@AfterParameterizedClassInvocation
	static void close() {
		workplace.close();
	}

	@BeforeEach
	void define(TestInfo test) {
		job = test.getTestMethod().orElseThrow().getName();
		workplace.job(job,
				"provider: gifthub\noptions: {wallet: EUR}\nfollow: {interval: 50ms, limit: 20s}\nsheet: {columns:"
						+ " {reference: [Employee], sku: [SKU], price: [Value], quantity: [Qty]}}\n");
	}

	private RunReport runFirst() {
		RunReport first = workplace.run(job,
				workplace.sheet("first.csv", List.of(HEADER, "R1,038-00-range,10,2,EUR,Sales", "R2,no-such,10,3,EUR,IT",
						"R3,038-00-range,\"1.234\",1,EUR,Law", "R4,039-00-range,12.50,1,EUR,Law")));
		assertThat(first.units().rejected()).isEqualTo(3);
		assertThat(first.rows().invalid()).isEqualTo(1);
		return first;
	}

	private Path corrected(RunReport run, String name) {
		Path file = workplace.path(name);
		workplace.operations().correctedRows(number(run), file);
		return file;
	}

	private static long number(RunReport run) {
		return Objects.requireNonNull(run.executionId());
	}

	private List<Map<String, String>> rows(Path workbook) {
		try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(workbook))) {
			DataFormatter formatter = new DataFormatter();
			List<Map<String, String>> rows = new ArrayList<>();
			Row header = book.getSheetAt(0).getRow(0);
			for (int number = 1; number <= book.getSheetAt(0).getLastRowNum(); number++) {
				Map<String, String> row = new LinkedHashMap<>();
				for (int column = 0; column < header.getLastCellNum(); column++) {
					row.put(header.getCell(column).getStringCellValue(),
							formatter.formatCellValue(book.getSheetAt(0).getRow(number).getCell(column)));
				}
				rows.add(row);
			}
			return rows;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A CSV file with the rows of a workbook, as a person saves it. */
	private Path mended(Path workbook, String name, String... changes) {
		List<String> lines = new ArrayList<>();
		for (Map<String, String> row : rows(workbook)) {
			if (lines.isEmpty()) {
				lines.add(String.join(",", row.keySet()));
			}
			lines.add(String.join(",",
					row.values().stream().map((value) -> '"' + value.replace('"', '\'') + '"').toList()));
		}
		String text = String.join("\n", lines);
		for (int i = 0; i < changes.length; i += 2) {
			assertThat(text).contains(changes[i]);
			text = text.replace(changes[i], changes[i + 1]);
		}
		return workplace.sheet(name, List.of(text.split("\n")));
	}

	private List<Issue> issues(Path sheet) {
		return workplace.operations().check(job, sheet, Progress.NONE).issues();
	}

	@Test
	void holdWhatWasNotOrderedWithWhyAndAreOrderedOnceMended() {
		RunReport first = runFirst();
		Path file = corrected(first, "corrected.xlsx");
		List<Map<String, String>> rows = rows(file);
		assertThat(rows).extracting((row) -> row.get("Employee")).containsExactly("R2", "R3");
		assertThat(rows.get(0)).containsEntry("Qty", "3")
			.containsEntry("Value", "10")
			.containsEntry("Department", "IT")
			.containsEntry("origin", first.executionId() + "/3");
		assertThat(rows.get(0).get("reason")).startsWith("row 3 of first.csv: ");
		// it has two readings, so it stays as it is
		assertThat(rows.get(1)).containsEntry("Value", "1.234");
		assertThat(rows.get(1).get("reason")).contains("C4 Value '1.234'");
		// as it is, it is no other sheet than it says
		assertThat(issues(file)).extracting(Issue::value).containsExactly("1.234");

		RunReport second = workplace.run(job, mended(file, "second.csv", "no-such", "039-00-range", "1.234", "11"));
		assertThat(second.error()).isNull();
		assertThat(second.units()).isEqualTo(new RunReport.Units(4, 4, 0, 0, 0, 0));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> corrected(first, "none.xlsx"))
			.withMessageContaining("nothing to mend in first.csv");
	}

	@Test
	void areNeverBoughtTwiceByWhateverSheets() {
		RunReport first = runFirst();
		Path file = corrected(first, "corrected.xlsx");
		RunReport second = workplace.run(job, mended(file, "second.csv", "1.234", "11", "\"3\"", "\"2\""));
		// the SKU is not mended yet, so its two units are rejected again
		assertThat(second.units()).isEqualTo(new RunReport.Units(3, 1, 0, 2, 0, 0));
		Path again = mended(file, "again.csv", "no-such", "039-00-range", "1.234", "12");
		assertThat(issues(again)).extracting(Issue::header, Issue::value, Issue::expected)
			.containsExactly(tuple("origin", first.executionId() + "/4",
					"a row with units that are left to be ordered; of row 4 of run " + first.executionId()
							+ " none is; run " + second.executionId() + " has ordered others since"));
		// what was rejected again is there in both sheets, and can be had from one of
		// them
		Path ofSecond = corrected(second, "second.xlsx");
		assertThat(rows(ofSecond)).singleElement().satisfies((row) -> assertThat(row).containsEntry("Qty", "2"));
		RunReport third = workplace.run(job, again);
		assertThat(third.units()).isEqualTo(new RunReport.Units(3, 3, 0, 0, 0, 0));
		Path late = mended(ofSecond, "late.csv", "no-such", "038-00-range");
		assertThat(issues(late)).singleElement().satisfies((issue) -> assertThat(issue.expected()).contains("none is"));
		assertThat(workplace.run(job, late).units().asked()).isZero();
	}

	@Test
	void refuseMoreUnitsThanAreLeftAndRowsThatAreNotThere() {
		RunReport first = runFirst();
		Path file = corrected(first, "corrected.xlsx");
		String run = first.executionId() + "/";
		assertThat(issues(mended(file, "more.csv", "\"3\"", "\"4\"", "1.234", "11"))).singleElement()
			.satisfies((issue) -> {
				assertThat(issue.header()).isEqualTo("Qty");
				assertThat(issue.expected()).startsWith("at most 3: so many units of row 3 of run");
			});
		assertThat(issues(mended(file, "strange.csv", run + 3, run + 99, "1.234", "11"))).singleElement()
			.satisfies((issue) -> assertThat(issue.expected()).contains("there is no such row"));
		// one that got all it asked for
		assertThat(issues(mended(file, "ordered.csv", run + 3, run + 2, "1.234", "11"))).singleElement()
			.satisfies((issue) -> assertThat(issue.expected()).contains("of row 2 of run", "none is"));
		// the same twice in one sheet
		assertThat(issues(mended(file, "twice.csv", run + 4, run + 3, "1.234", "11"))).singleElement()
			.satisfies((issue) -> assertThat(issue.expected()).contains("row 2 above orders others"));
	}

	@Test
	void areOrderedByOneOfTwoSheetsThatRunAtOnce() {
		RunReport first = runFirst();
		Path file = corrected(first, "corrected.xlsx");
		List<Path> sheets = Stream.of("a", "b", "c")
			.map((name) -> mended(file, name + ".csv", "no-such", "039-00-range", "1.234", "11", "Law", name))
			.toList();
		List<CompletableFuture<RunReport>> runs = sheets.stream()
			.map((sheet) -> CompletableFuture.supplyAsync(() -> workplace.run(job, sheet)))
			.toList();
		assertThat(runs.stream().map(CompletableFuture::join).mapToLong((run) -> run.units().ordered()).sum())
			.isEqualTo(4);
	}

	@Test
	void areNotPlacedOnceTheirOriginsProveToBeOrdered() {
		RunReport first = runFirst();
		Path file = mended(corrected(first, "corrected.xlsx"), "late.csv", "no-such", "039-00-range", "1.234", "11");
		workplace.provider("gifthub").fault("{'kind': 'no-funds', 'times': 0}");
		RunReport failed = workplace.run(job, file);
		workplace.provider("gifthub").clearFaults();
		assertThat(failed.units().skipped()).isEqualTo(4);
		// as a webhook or a look-up would prove
		new JdbcTemplate(database.dataSource())
			.update("update bo_order set state = 'PLACED' where state = 'REJECTED' and run_id = (select run_id from"
					+ " bo_execution where id = ?)", number(first));
		int bought = workplace.provider("gifthub").unitsBought();
		RunReport restarted = workplace.operations().restart(number(failed), Progress.NONE);
		assertThat(restarted.exitCode()).isEqualTo(ExitCode.FAILED);
		assertThat(restarted.error()).contains("row 2 stems from", "Abandon it");
		assertThat(workplace.provider("gifthub").unitsBought()).isEqualTo(bought);
	}

	@Test
	void areFoundAmongAllRowsWithTheirWay() {
		long run = number(runFirst());
		assertThat(found(run, null, "")).containsExactly(2, 3, 4, 5);
		assertThat(found(run, RowLine.Status.ORDERED, "")).containsExactly(2, 5);
		assertThat(found(run, RowLine.Status.REJECTED, "")).containsExactly(3);
		assertThat(found(run, RowLine.Status.INVALID, "")).containsExactly(4);
		assertThat(found(run, RowLine.Status.PARTLY, "")).isEmpty();
		assertThat(found(run, RowLine.Status.SKIPPED, "")).isEmpty();
		assertThat(found(run, null, "LAW")).containsExactly(4, 5);
		assertThat(found(run, null, "100%")).isEmpty();
		RowPath rejected = Objects.requireNonNull(workplace.operations().row(run, 3));
		assertThat(rejected.orders()).isNotEmpty().allSatisfy((part) -> assertThat(part.calls()).isNotEmpty());
		String reference = rejected.orders().get(0).reference();
		assertThat(found(run, null, reference.toLowerCase(Locale.ROOT))).contains(3);
		RowPath invalid = Objects.requireNonNull(workplace.operations().row(run, 4));
		assertThat(invalid.issues()).singleElement().satisfies((issue) -> assertThat(issue.column()).isEqualTo("C"));
		assertThat(invalid.orders()).isEmpty();
		assertThat(workplace.operations().row(run, 1)).isNull();
		String person = System.getProperty("user.name");
		Filter own = Filter.runs(Set.of(job), person);
		assertThat(workplace.operations().executions(own, Long.MAX_VALUE, 10)).singleElement()
			.satisfies((line) -> assertThat(line.number()).isEqualTo(run));
		assertThat(workplace.operations().executions(Filter.runs(Set.of(job), person.substring(1)), Long.MAX_VALUE, 10))
			.isEmpty();
	}

	private static List<Integer> found(long run, RowLine.@Nullable Status status, String text) {
		return workplace.operations()
			.rows(run, new RowLine.Filter(status, text), 0, 100)
			.stream()
			.map(RowLine::row)
			.toList();
	}

	@Test
	void areNotThereForARunThatWasNeverPlanned() {
		workplace.job("strict", "provider: gifthub\noptions: {wallet: EUR}\ninvalid-rows: refuse\n");
		RunReport refused = workplace.run("strict",
				workplace.sheet("bad.csv", List.of("sku,price,quantity", "038-00-range,10,none")));
		assertThat(refused.status()).isEqualTo(RunStatus.REFUSED);
		Long number = workplace.operations().executionOf("strict", workplace.path("bad.csv"));
		assertThatExceptionOfType(RefusedException.class).isThrownBy(
				() -> workplace.operations().correctedRows(Objects.requireNonNull(number), workplace.path("x.xlsx")))
			.withMessageContaining("mend the sheet itself");
	}

}
