package dev.bulkordering.job.definition;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.definition.JobDefinition.Follow;
import dev.bulkordering.job.definition.JobDefinition.InvalidRows;
import dev.bulkordering.job.definition.JobDefinition.JobLimits;
import dev.bulkordering.result.ResultFormat;
import dev.bulkordering.job.definition.JobDefinition.SeenRows;
import dev.bulkordering.sheet.HiddenRows;
import dev.bulkordering.order.Limits;
import dev.bulkordering.provider.JobOptions;
import dev.bulkordering.provider.ProviderSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class JobDefinitionsTests {

	private static final String GOOD = "provider: vouchers\noptions: {wallet: EUR}\n";

	@TempDir
	Path jobs;

	@Test
	void readsEveryKey() throws IOException {
		JobDefinition job = load(
				"""
						provider: vouchers
						options:
						  wallet: EUR
						  mode: CREATE-ONLY
						  sync-only: no
						  billing: {city: Pune}
						sheet:
						  worksheet: Orders
						  columns:
						    reference: [Reference, "Employee ID"]
						    sku: [SKU, "Product code"]
						    price: Value
						  defaults: {quantity: 1}
						  region: NO
						  hidden: read
						  decimal: ','
						  totals-words: [Gesamt]
						limits: {units-per-sku: 5, skus-per-order: 4, units-per-order: 25, order-value: 500.50, quantity-per-row: 9, orders-per-sheet: 8}
						invalid-rows: refuse
						seen-rows: allow
						price-tolerance: 0.05
						sandbox-only: yes
						approval-above: {INR: 100000}
						follow: {interval: 250ms, limit: 1h}
						inbox: inbox/rewards
						schedule: {cron: "0 0 2 * * *", zone: Asia/Kolkata}
						results: {format: csv}
						""");

		assertThat(job.name()).isEqualTo("job");
		assertThat(job.provider()).isEqualTo("vouchers");
		assertThat(job.options()).isEqualTo(new JobOptions(
				Map.of("wallet", "EUR", "mode", "create-only", "sync-only", "false", "billing.city", "Pune")));
		assertThat(job.sheet()).isEqualTo(new SheetSettings(
				"Orders", Map.of("reference", List.of("Reference", "Employee ID"), "sku",
						List.of("SKU", "Product code"), "price", List.of("Value")),
				Map.of("quantity", "1"), "NO", HiddenRows.READ, ',', List.of("Gesamt")));
		assertThat(job.limits()).isEqualTo(new JobLimits(new Limits(5, 4, 25, new BigDecimal("500.50")), 9, 8));
		assertThat(job.invalidRows()).isEqualTo(InvalidRows.REFUSE);
		assertThat(job.seenRows()).isEqualTo(SeenRows.ALLOW);
		assertThat(job.priceTolerance()).isEqualByComparingTo("0.05");
		assertThat(job.sandboxOnly()).isTrue();
		assertThat(job.approvalAbove()).isEqualTo(Map.of("INR", new BigDecimal("100000")));
		assertThat(job.follow()).isEqualTo(new Follow(Duration.ofMillis(250), Duration.ofHours(1)));
		assertThat(job.inbox()).isEqualTo(Path.of("inbox/rewards"));
		assertThat(job.schedule()).isNotNull();
		assertThat(job.schedule().cron()).hasToString("0 0 2 * * *");
		assertThat(job.schedule().zone()).isEqualTo(ZoneId.of("Asia/Kolkata"));
		assertThat(job.resultFormat()).isEqualTo(ResultFormat.CSV);
	}

	@Test
	void fillsInTheDefaults() throws IOException {
		JobDefinition job = load(GOOD + "sheet:\nlimits: {}\n");

		assertThat(job.sheet())
			.isEqualTo(new SheetSettings(null, Map.of(), Map.of(), "IN", HiddenRows.REFUSE, null, List.of()));
		assertThat(job.limits()).isEqualTo(new JobLimits(Limits.NONE, 10_000, 1_000_000));
		assertThat(job.invalidRows()).isEqualTo(InvalidRows.SKIP);
		assertThat(job.seenRows()).isEqualTo(SeenRows.WARN);
		assertThat(job.priceTolerance()).isZero();
		assertThat(job.sandboxOnly()).isFalse();
		assertThat(job.approvalAbove()).isNull();
		assertThat(job.follow()).isEqualTo(new Follow(Duration.ofSeconds(5), Duration.ofMinutes(10)));
		assertThat(job.inbox()).isNull();
		assertThat(job.schedule()).isNull();
		assertThat(job.resultFormat()).isNull();
	}

	@Test
	void anEmptyApprovalAboveHoldsBackEverySheet() throws IOException {
		assertThat(load(GOOD + "approval-above: {}\n").approvalAbove()).isEmpty();
	}

	@Test
	void keepsTextAndHashOfTheFile() throws IOException {
		JobDefinition job = load("\uFEFFprovider: vouchers\noptions: {wallet: x}");

		assertThat(job.text()).isEqualTo("provider: vouchers\noptions: {wallet: x}");
		assertThat(job.hash()).matches("[0-9a-f]{64}").isNotEqualTo(load(GOOD).hash());
	}

	@Test
	void aHeaderMayBeTheNameOfAnotherField() throws IOException {
		JobDefinition job = load(GOOD + "sheet: {columns: {sku: [First Name], price: [b], quantity: [c]}}\n");

		assertThat(job.sheet().columns()).containsEntry("sku", List.of("First Name"));
	}

	@Test
	void aJobsLimitsNeverWidenTheProviders() throws IOException {
		JobDefinition job = load(GOOD + "limits: {units-per-sku: 9, skus-per-order: 2, order-value: 50}\n");
		ProviderSettings settings = new ProviderSettings("sandbox", null, Map.of(), 8, 20, Duration.ZERO, Duration.ZERO,
				new ProviderSettings.Retry(5, Duration.ZERO, Duration.ZERO), 5, Duration.ZERO, List.of(), Limits.NONE,
				false);

		assertThat(ProviderLimits.effective(new Limits(5, 5, 25, null), settings, job))
			.isEqualTo(new Limits(5, 2, 25, new BigDecimal("50")));
	}

	@Test
	void findsAJobByNameByFileNameAndByPath() throws IOException {
		Path file = Files.writeString(jobs.resolve("rewards.yml"), GOOD);
		Path elsewhere = Files.writeString(Files.createDirectory(jobs.resolve("more")).resolve("other.yaml"), GOOD);

		assertThat(definitions().load("rewards").file()).isEqualTo(file);
		assertThat(definitions().load("rewards.yml").file()).isEqualTo(file);
		assertThat(definitions().load(file.toString()).name()).isEqualTo("rewards");
		assertThat(definitions().load(elsewhere.toString()).name()).isEqualTo("other");
	}

	@Test
	void namesTheJobsThereAreIfThereIsNoSuchJob() throws IOException {
		Files.writeString(jobs.resolve("rewards.yml"), GOOD);
		Files.writeString(jobs.resolve("bonus.yaml"), GOOD);
		Files.writeString(jobs.resolve("notes.txt"), "");

		assertRefused(() -> definitions().load("reward"),
				"There is no job 'reward' in " + jobs + ". The jobs there are: bonus, rewards");
		assertRefused(() -> new JobDefinitions(jobs.resolve("none"), Stream.empty()).load("a/b\0.yml"),
				"There is no job 'a/b .yml'. There are no job files in " + jobs.resolve("none") + " yet");
	}

	@Test
	void refusesANameThatCannotBePartOfAFileName() throws IOException {
		Path file = Files.writeString(jobs.resolve("a'b.yml"), GOOD);

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> definitions().load(file.toString()))
			.withMessageStartingWith(file + ": the file's name is the job's name; expected at most 100 letters");
	}

	static Stream<Arguments> problems() {
		return Stream.of(problem("", "1: provider: is missing; expected one of gifts, vouchers"), problem(
				"provider: voucher\n",
				"1: provider: there is no provider 'voucher'; did you mean vouchers? Known are gifts, vouchers"),
				problem("provider: acme\n",
						"1: provider: there is no provider 'acme'; expected one of gifts, vouchers"),
				problem("provider:\n", "1: provider: has no value; expected one of gifts, vouchers"),
				problem("provider: [vouchers]\n", "1: provider: is a list; expected one of gifts, vouchers"),
				problem("- a\n- b\n", "1: no job file; expected keys such as 'provider: gifthub'"),
				problem(GOOD + "provider: gifts\n", "3: provider: given twice, first in line 1; expected once"),
				problem(GOOD + "invalid_rows: skip\n", "3: invalid_rows: unknown key; did you mean invalid-rows?"),
				problem(GOOD + "limits:\n  units-per-skus: 5\n",
						"4: limits.units-per-skus: unknown key; did you mean units-per-sku?"),
				problem(GOOD + "results: {colour: red}\n", "3: results.colour: unknown key; expected format"),
				problem(GOOD + "? [a, b]\n: 1\n", "3: a key must be one word"),
				problem(GOOD + "limits: 5\n", "3: limits: is a value; expected keys below it"),
				// limits
				problem(GOOD + "limits: {units-per-sku: 0}\n",
						"3: limits.units-per-sku: '0' cannot be used; expected a whole number of at least 1"),
				problem(GOOD + "limits:\n  skus-per-order: -1\n",
						"4: limits.skus-per-order: '-1' cannot be used; expected a whole number of at least 1"),
				problem(GOOD + "limits: {units-per-order: 2.5}\n",
						"3: limits.units-per-order: '2.5' cannot be used; expected a whole number of at least 1"),
				problem(GOOD + "limits: {orders-per-sheet: 99999999999}\n",
						"3: limits.orders-per-sheet: '99999999999' cannot be used; expected a whole number of at least 1"),
				problem(GOOD + "limits: {quantity-per-row: 3000000000}\n",
						"3: limits.quantity-per-row: '3000000000' cannot be used; expected a whole number of at least 1"),
				problem(GOOD + "limits: {order-value: 0.00}\n",
						"3: limits.order-value: '0.00' cannot be used; expected a number above 0"),
				problem(GOOD + "limits: {order-value: 1,000}\n",
						"3: limits.000: unknown key; expected one of units-per-sku, skus-per-order, units-per-order, "
								+ "order-value, quantity-per-row, orders-per-sheet"),
				// options
				problem("provider: vouchers\n",
						"1: options.wallet: is missing; vouchers needs it: The wallet that pays."),
				problem("provider: vouchers\n\noptions:\n  mode: two-step\n",
						"3: options.wallet: is missing; vouchers needs it: The wallet that pays."),
				problem("provider: vouchers\noptions: {walet: EUR}\n",
						"2: options.walet: unknown option of vouchers; did you mean wallet?",
						"2: options.wallet: is missing; vouchers needs it: The wallet that pays."),
				problem("provider: vouchers\noptions:\n  wallet: EUR\n  mode: three-step\n",
						"4: options.mode: 'three-step' cannot be used; expected one of two-step, create-only"),
				problem("provider: vouchers\noptions:\n  wallet: [EUR]\n",
						"3: options.wallet: is a list; expected one value"),
				problem("provider: vouchers\noptions:\n  wallet:\n",
						"3: options.wallet: has no value; expected one value"),
				problem("provider: vouchers\noptions:\n  wallet: EUR\n  billing:\n    town: Pune\n",
						"5: options.billing.town: unknown option of vouchers; "
								+ "expected one of billing.city, mode, sync-only, wallet"),
				problem("provider: vouchers\noptions: {wallet: EUR, sync-only: true, mode: create-only}\n",
						"2: options: sync-only: true and mode: create-only exclude each other"),
				// sheet
				problem(GOOD + "sheet: {columns: {sku: A, price: B}}\n",
						"3: sheet.columns.quantity: is missing; vouchers needs it in every row: "
								+ "expected a header here, or a value under sheet.defaults"),
				problem(GOOD + "sheet:\n  columns:\n    sku: A\n    price: B\n    quantity: C\n    colour: D\n",
						"8: sheet.columns.colour: unknown field of vouchers; expected one of sku, price, quantity, "
								+ "first_name, reference, currency, tag, origin"),
				problem(GOOD + "sheet: {defaults: {firstname: Asha}}\n",
						"3: sheet.defaults.firstname: unknown field of vouchers; did you mean first_name?"),
				problem(GOOD + "sheet: {defaults: {reference: R}}\n",
						"3: sheet.defaults.reference: cannot have a default; expected a value of its own in every row"),
				problem(GOOD + "sheet: {defaults: {sku: {a: b}}}\n",
						"3: sheet.defaults.sku: is a group of keys; expected one value"),
				problem(GOOD + "sheet:\n  columns:\n    sku: [A, Code]\n    price: B\n    quantity: [C, c-o_d E]\n",
						"7: sheet.columns.quantity: the header 'c-o_d E' also stands for the field sku; "
								+ "expected a header that means one field"),
				problem(GOOD + "sheet:\n  columns: {sku: [], price: B, quantity: C}\n",
						"4: sheet.columns.sku: has no header; expected a header, or a list of headers"),
				problem(GOOD + "sheet: {region: XX}\n",
						"3: sheet.region: 'XX' cannot be used; expected a country's two letters such as IN"),
				problem(GOOD + "sheet: {hidden: show}\n",
						"3: sheet.hidden: 'show' cannot be used; expected refuse, read or ignore"),
				problem(GOOD + "sheet: {decimal: ';'}\n", "3: sheet.decimal: ';' cannot be used; expected '.' or ','"),
				problem(GOOD + "sheet: {totals-words: [[a]]}\n",
						"3: sheet.totals-words: is a list; expected words that a totals row begins with"),
				// the rest
				problem(GOOD + "invalid-rows: drop\n",
						"3: invalid-rows: 'drop' cannot be used; expected skip or refuse"),
				problem(GOOD + "seen-rows: skip\n",
						"3: seen-rows: 'skip' cannot be used; expected warn, refuse or allow"),
				problem(GOOD + "price-tolerance: -1\n",
						"3: price-tolerance: '-1' cannot be used; expected a number of at least 0, such as 0.50"),
				problem(GOOD + "sandbox-only: maybe\n",
						"3: sandbox-only: 'maybe' cannot be used; expected true or false"),
				problem(GOOD + "approval-above: {RUPEES: 5, INR: x}\n",
						"3: approval-above.RUPEES: is no currency; expected an ISO 4217 code such as INR",
						"3: approval-above.INR: 'x' cannot be used; expected a number of at least 0"),
				problem(GOOD + "follow: {interval: 5, limit: 2 weeks}\n",
						"3: follow.interval: '5' cannot be used; expected a number with ms, s, m, h or d, such as 5s, above 0",
						"3: follow.limit: '2 weeks' cannot be used; expected a number with ms, s, m, h or d, such as 5s"),
				problem(GOOD + "follow: {interval: 0s}\n",
						"3: follow.interval: '0s' cannot be used; expected a number with ms, s, m, h or d, such as 5s, above 0"),
				problem(GOOD + "schedule: {zone: Asia/Calcuta}\n",
						"3: schedule.cron: is missing; expected six fields (second minute hour day month weekday) "
								+ "that come true some day, such as 0 0 2 * * *",
						"3: schedule.zone: 'Asia/Calcuta' cannot be used; expected a time zone such as Asia/Kolkata"),
				problem(GOOD + "schedule: {cron: '0 2 * * *'}\n",
						"3: schedule.cron: '0 2 * * *' cannot be used; expected six fields (second minute hour day month "
								+ "weekday) that come true some day, such as 0 0 2 * * *"),
				problem(GOOD + "schedule: {cron: '0 0 0 31 2 *'}\n",
						"3: schedule.cron: '0 0 0 31 2 *' cannot be used; expected six fields (second minute hour day "
								+ "month weekday) that come true some day, such as 0 0 2 * * *"),
				problem(GOOD + "results: {format: pdf}\n",
						"3: results.format: 'pdf' cannot be used; expected xlsx or csv"),
				// YAML
				problem("provider: &p vouchers\noptions: {wallet: *p}\n",
						"1: an anchor (&p) stands here; expected plain values",
						"2: an alias (*) stands here; expected the value itself"),
				problem("provider: !!java.net.URL vouchers\n",
						"1: a tag (tag:yaml.org,2002:java.net.URL) stands here; expected plain values"),
				problem(GOOD + "---\nprovider: gifts\n", "3: a second YAML document begins here; expected one a file"),
				problem("provider: vouchers\noptions: {wallet: EUR\n",
						"3: not readable as YAML: expected ',' or '}', but got <stream end>; "
								+ "expected 'key: value' lines, indented by spaces"),
				problem("provider: vouchers\nsheet:\n\thidden: read\n",
						"3: not readable as YAML: found character '\\t(TAB)' that cannot start any token. "
								+ "(Do not use \\t(TAB) for indentation); expected 'key: value' lines, indented by spaces"));
	}

	@ParameterizedTest
	@MethodSource("problems")
	void namesFileLineAndKeyOfEveryProblem(String text, List<String> problems) throws IOException {
		Path file = Files.writeString(jobs.resolve("job.yml"), text);

		assertRefused(() -> definitions().load("job"),
				problems.stream().map((problem) -> file + ":" + problem).reduce((a, b) -> a + "\n" + b).orElseThrow());
	}

	@Test
	void tellsAllProblemsInTheOrderOfTheFile() throws IOException {
		Path file = Files.writeString(jobs.resolve("job.yml"), """
				seen-rows: no
				limits: {units-per-sku: many}
				nonsense: 1
				provider: vouchers
				""");

		assertRefused(() -> definitions().load("job"), String.join("\n",
				file + ":1: seen-rows: 'no' cannot be used; expected warn, refuse or allow",
				file + ":2: limits.units-per-sku: 'many' cannot be used; expected a whole number of at least 1",
				file + ":3: nonsense: unknown key; expected one of provider, options, sheet, limits, invalid-rows, "
						+ "seen-rows, price-tolerance, sandbox-only, approval-above, follow, inbox, schedule, results",
				file + ":4: options.wallet: is missing; vouchers needs it: The wallet that pays."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "billion-laughs", "deep" })
	void refusesYamlThatIsMeantToHurt(String kind) throws IOException {
		String text = kind.equals("deep") ? "provider: " + "[".repeat(10_000)
				: "a: &a [x,x,x,x,x,x,x,x,x]\n" + Stream.iterate('b', (c) -> c <= 'z', (c) -> (char) (c + 1))
					.map((c) -> c + ": &" + c + " [" + ("*" + (char) (c - 1) + ",").repeat(8) + "]\n")
					.reduce("", String::concat);
		Files.writeString(jobs.resolve("job.yml"), text);

		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> definitions().load("job"));
	}

	@Test
	void refusesFilesThatAreNoTextOrTooLarge() throws IOException {
		Path latin = Files.write(jobs.resolve("latin.yml"), "worksheet: Prämien".getBytes(StandardCharsets.ISO_8859_1));
		Path large = Files.write(jobs.resolve("large.yml"), new byte[(1 << 20) + 1]);

		assertRefused(() -> definitions().load("latin"), latin + " is no text in UTF-8; save it as plain UTF-8 text");
		assertRefused(() -> definitions().load("large"), large + " is larger than 1 MiB, which no job file is");
	}

	private static Arguments problem(String text, String... problems) {
		return Arguments.of(text, List.of(problems));
	}

	private static void assertRefused(Runnable loading, String message) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(loading::run).withMessage(message);
	}

	private JobDefinition load(String text) throws IOException {
		Files.writeString(jobs.resolve("job.yml"), text);
		return definitions().load("job");
	}

	private JobDefinitions definitions() {
		return new JobDefinitions(jobs, Stream.of(new VoucherProvider("vouchers"), new VoucherProvider("gifts")));
	}

}
