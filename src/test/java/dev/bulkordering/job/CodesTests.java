package dev.bulkordering.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.springframework.jdbc.core.simple.JdbcClient;

import dev.bulkordering.job.Codes.Request;
import dev.bulkordering.job.CodesLink.Kind;
import dev.bulkordering.job.ShownCodes.ShownCard;
import dev.bulkordering.job.run.Actor;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.TestDatabase;
import dev.bulkordering.testing.TrialProvider;
import dev.bulkordering.testing.Workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Cards and codes by links that work once. */
@BothDatabases
class CodesTests {

	private static final Actor ASHA = new Actor("asha", "console");

	private static final Actor BEN = new Actor("ben", "console");

	private static final Actor CHITRA = new Actor("chitra", "console");

	private static final Actor DEV = new Actor("dev", "console");

	/** Rows 2 and 3 share an order and a SKU, row 4 has its own. */
	private static final List<String> SHEET = List.of(
			"reference,sku,price,quantity,first_name,email,phone,country,postcode",
			"R1,EGVMEADMARK001,500,2,Asha,asha@example.com,+919876500001,IN,411001",
			"R2,EGVMEADMARK001,500,1,Asha,asha@example.com,+919876500001,IN,411001",
			"R3,EGVPIXEARCA003,500,3,Ben,ben@example.com,+919876500002,IN,411001");

	@TempDir
	static Path directory;

	private static Workplace workplace;

	private static JdbcClient jdbc;

	private static Codes codes;

	private static long run;

	@Parameter
	TestDatabase database;

	@BeforeParameterizedClassInvocation
	static void open(TestDatabase database) {
		workplace = new Workplace(directory.resolve(database.toString()), database)
			.job("cards", TrialProvider.BUDGETREE.job())
			.job("others", TrialProvider.BUDGETREE.job());
		jdbc = JdbcClient.create(database.dataSource());
		codes = workplace.operations().codes();
		RunReport report = workplace.run("cards", workplace.sheet("cards.csv", SHEET));
		assertThat(report.exitCode()).as(report.error()).isZero();
		run = report.executionId();
	}

	@AfterParameterizedClassInvocation
	static void close() {
		workplace.close();
	}

	@Test
	void handsThemOutToOneOfAllWhoUseALinkAtTheSameTime() throws Exception {
		for (int round = 0; round < 5; round++) {
			String token = ask(CHITRA, Kind.PAGE, null);
			List<Callable<ShownCodes>> tries = new ArrayList<>();
			CyclicBarrier together = new CyclicBarrier(4);
			for (int i = 0; i < together.getParties(); i++) {
				tries.add(() -> {
					together.await();
					return CHITRA.call(() -> codes.show(run, token, 100));
				});
			}
			ExecutorService threads = Executors.newFixedThreadPool(tries.size());
			List<ShownCodes> got = new ArrayList<>();
			try {
				for (Future<ShownCodes> one : threads.invokeAll(tries)) {
					try {
						got.add(one.get());
					}
					catch (java.util.concurrent.ExecutionException ex) {
						assertThat(ex.getCause()).isInstanceOf(RefusedException.class)
							.hasMessageContaining("was used before");
					}
				}
			}
			finally {
				threads.shutdown();
			}
			assertThat(got).singleElement().satisfies((one) -> assertThat(one.cards()).hasSize(6));
		}
		assertThat(trail(CHITRA)).filteredOn((entry) -> detail(entry).contains("used for")).hasSize(5);
		assertThat(trail(CHITRA)).filteredOn((entry) -> detail(entry).startsWith("refused: link")).hasSize(15);
	}

	@Test
	void givesALinkToItsPersonForItsRunAndFormAlone() {
		RunReport other = workplace.run("cards", workplace.sheet("more.csv", List.of(SHEET.get(0), SHEET.get(3))));
		String page = ask(ASHA, Kind.PAGE, null);
		refused(BEN, () -> codes.show(run, page, 100), "no such link of yours");
		refused(BEN, () -> codes.link(run, page), "no such link of yours");
		refused(ASHA, () -> codes.show(other.executionId(), page, 100), "no such link of yours");
		refused(ASHA, () -> codes.show(run, "guessed", 100), "no such link of yours");
		refused(ASHA, () -> codes.export(run, page, workplace.path("x.xlsx"), "long enough 1".toCharArray()),
				"no such link of yours");
		assertThat(workplace.path("x.xlsx")).doesNotExist();
		assertThat(trail(BEN)).hasSize(2).allSatisfy((entry) -> assertThat(detail(entry)).startsWith("refused: link"));
		assertThat(trail(ASHA)).filteredOn((entry) -> detail(entry).startsWith("refused")).hasSize(3);
		String late = ASHA.call(() -> codes.ask(new Request(run, Kind.PAGE, null, "late", Duration.ofMillis(-1))));
		assertThat(ASHA.call(() -> codes.link(run, late)).expired()).isTrue();
		refused(ASHA, () -> codes.show(run, late, 100), "too old");
		refused(ASHA, () -> codes.ask(new Request(run, Kind.PAGE, null, "  ", Duration.ofMinutes(1))), "Say why");
		refused(ASHA, () -> codes.ask(new Request(run, Kind.PAGE, 9, "row 9", Duration.ofMinutes(1))),
				"no codes of row 9");

		assertThat(ASHA.call(() -> codes.link(run, page)).usedAt()).isNull();
		ShownCodes first = ASHA.call(() -> codes.show(run, page, 2));
		assertThat(first.cards()).hasSize(2);
		assertThat(first.more()).isTrue();
		assertThat(ASHA.call(() -> codes.link(run, page)).usedAt()).isNotNull();
	}

	@Test
	void handsOutARowsOwnCardsAndRecordsWhoAskedAndWhyAndNoCode() {
		List<ShownCard> all = show(null);
		assertThat(all).extracting(ShownCard::rows)
			.containsExactly(List.of(2), List.of(2), List.of(3), List.of(4), List.of(4), List.of(4));
		assertThat(show(3)).containsExactly(all.get(2));
		assertThat(show(4)).containsExactlyElementsOf(all.subList(3, 6));
		Path file = workplace.path("row 2.xlsx");
		String token = ask(DEV, Kind.WORKBOOK, 2);
		assertThat(DEV.call(() -> codes.export(run, token, file, "long enough 1".toCharArray()))).isEqualTo(2);
		assertThat(file).isNotEmptyFile();

		String trail = trail(DEV).toString();
		assertThat(trail(DEV)).allSatisfy((entry) -> assertThat(entry).containsEntry("actor", "dev@console")
			.containsEntry("reason", "they call")
			.extractingByKey("run_id")
			.isNotNull());
		assertThat(trail).contains("asked for the cards of row 2, in a workbook: link ")
			.contains(": used for the cards of row 2, in a workbook")
			.contains(": 2 cards exported to a workbook")
			.contains(": 6 cards shown");
		String stored = trail + jdbc.sql("select * from bo_codes_link").query().listOfRows();
		assertThat(stored).doesNotContain(token);
		all.forEach((one) -> {
			assertThat(one.card().number()).isNotBlank();
			assertThat(stored).doesNotContain(one.card().number()).doesNotContain(String.valueOf(one.card().pin()));
		});
	}

	@Test
	void findsTheRunsThatHaveCodesOfTheJobsAskedFor() {
		RunReport other = workplace.run("others", workplace.sheet("others.csv", List.of(SHEET.get(0), SHEET.get(3))));
		workplace.run("others", workplace.sheet("bad.csv", List.of(SHEET.get(0), SHEET.get(3).replace("500", "x"))));
		assertThat(codes.runs(null, Long.MAX_VALUE, 10)).extracting(RunWithCodes::number)
			.containsSubsequence(other.executionId(), run);
		assertThat(codes.runs(null, other.executionId(), 10)).extracting(RunWithCodes::number)
			.contains(run)
			.doesNotContain(other.executionId());
		assertThat(codes.runs(Set.of("others", "none"), Long.MAX_VALUE, 1)).singleElement()
			.satisfies((one) -> assertThat(one.cards()).isEqualTo(3));
		assertThat(codes.runs(Set.of(), Long.MAX_VALUE, 10)).isEmpty();
	}

	private static List<ShownCard> show(@Nullable Integer row) {
		String token = ask(DEV, Kind.PAGE, row);
		return DEV.call(() -> codes.show(run, token, 100)).cards();
	}

	private static String ask(Actor actor, Kind kind, @Nullable Integer row) {
		return actor.call(() -> codes.ask(new Request(run, kind, row, "they call", Duration.ofMinutes(5))));
	}

	private static void refused(Actor actor, Callable<?> work, String why) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> actor.carriedBy(() -> {
			try {
				work.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new AssertionError(ex);
			}
		}).run()).withMessageContaining(why);
	}

	private static List<Map<String, Object>> trail(Actor actor) {
		return jdbc
			.sql("select actor, reason, detail, run_id from bo_audit where action = 'CODES' and actor = ? order by id")
			.param(actor.toString())
			.query()
			.listOfRows();
	}

	private static String detail(Map<String, Object> entry) {
		return String.valueOf(entry.get("detail"));
	}

}
