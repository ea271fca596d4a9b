package dev.bulkordering.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.job.AuditReport;
import dev.bulkordering.job.CheckReport;
import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.FollowReport;
import dev.bulkordering.job.Operations.ProviderPause;
import dev.bulkordering.job.Operations.ProviderView;
import dev.bulkordering.job.OrderEvidence;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.RestartPreview;
import dev.bulkordering.job.RunStatus;
import dev.bulkordering.order.IgnoredRow;
import dev.bulkordering.order.Issue;
import dev.bulkordering.order.OrderState;

import static org.assertj.core.api.Assertions.assertThat;

class VerbsTests {

	private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

	private final CalledEntrance entrance = new CalledEntrance();

	@TempDir
	Path directory;

	@Test
	void checkShowsIssuesIgnoredRowsAndTime() {
		entrance.operations.check = new CheckReport(Reports.ended(RunStatus.COMPLETED, 3),
				IntStream.rangeClosed(1, 60)
					.mapToObj((i) -> new Issue(1000 + i, "B", "Qty", i + "\u001b[2Jx", "a whole number"))
					.toList(),
				List.of(new IgnoredRow(1, "title above the header")), List.of("This sheet was run before."), 1200,
				Duration.ofSeconds(75));

		assertThat(entrance.call("check", "rewards", "a.csv")).isEqualTo(3);
		assertThat(entrance.operations.calls).containsExactly("check rewards a.csv");
		assertThat(entrance.out().lines()).contains("Job rewards, sheet a.csv: checked, nothing was placed",
				"  Time      about 1 min 15 s at the provider's rate",
				"  Again     run --again would buy 1,200 units a second time (--units 1200)",
				"  Note      This sheet was run before.", "60 issues:", "Row   Column  Header  Value    Expected",
				"1001  B       Qty     1 [2Jx   a whole number", "1050  B       Qty     50 [2Jx  a whole number",
				"and 10 more: --all shows them", "1 row ignored:", "1    title above the header");
		assertThat(entrance.out()).doesNotContain("1051", "\u001b");

		assertThat(entrance.call("check", "rewards", "a.csv", "--all")).isEqualTo(3);
		assertThat(entrance.out()).contains("1060").doesNotContain("more:");
	}

	@Test
	void checkAsJsonHasIssuesAndIgnoredRowsButNoExecution() {
		entrance.operations.check = new CheckReport(Reports.ended(RunStatus.COMPLETED, 3),
				List.of(new Issue(4, null, "phone", "9.2E11", "a phone number")), List.of(new IgnoredRow(1, "title")),
				List.of("This sheet was run before."), 0, null);

		assertThat(entrance.call("check", "rewards", "a.csv", "--json")).isEqualTo(3);
		assertThat(entrance.json().propertyNames()).containsExactlyElementsOf(
				Stream
					.concat(Stream.of(RunVerbTests.KEYS).filter((key) -> !key.matches("executionId|resultSheet")),
							Stream.of("issues", "ignoredRows"))
					.toList());
		assertThat(entrance.json().get("issues"))
			.isEqualTo(tree("[{'row':4,'column':null,'header':'phone','value':'9.2E11','expected':'a phone number'}]"));
		assertThat(entrance.json().get("ignoredRows")).isEqualTo(tree("[{'row':1,'reason':'title'}]"));
		assertThat(entrance.err()).isEqualTo("This sheet was run before." + System.lineSeparator());
	}

	@Test
	void statusListsRecentRuns() {
		entrance.operations.reports = List.of(Reports.incomplete(), Reports.refused());

		assertThat(entrance.call("status")).isZero();
		assertThat(entrance.operations.calls).containsExactly("recentRuns 20");
		assertThat(entrance.out().lines()).hasSize(3)
			.anyMatch((line) -> line.startsWith("12 ") && line.contains("11,980"));

		assertThat(entrance.call("status", "--json")).isZero();
		assertThat(entrance.json().isArray()).isTrue();
		assertThat(entrance.json().get(0).propertyNames()).containsExactly(RunVerbTests.KEYS);
	}

	@Test
	void statusOfARunningRunHasNoExitCodeYet() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.RUNNING, 0));

		assertThat(entrance.call("status")).isZero();
		assertThat(entrance.out().lines()).anyMatch((line) -> line.matches("7 .* RUNNING +2 +2 +2"));
		assertThat(entrance.call("status", "--json")).isZero();
		assertThat(entrance.json().get(0).get("exitCode").isNull()).isTrue();
	}

	@Test
	void statusOfAnExecutionHasStepsAndFailure() {
		entrance.operations.view = new ExecutionView(Reports.ended(RunStatus.FAILED, 4),
				List.of(new ExecutionView.Step("place", "FAILED", NOON, null, null, 3, "order")), "the wallet is empty",
				Map.of("PLANNED", 1200L, "PLACED", 3L), "abc123", List.of("asha@desk-1", "ben@desk-2"),
				new ExecutionView.Approval("chitra@desk-3", NOON, "as agreed", "abc123"));

		assertThat(entrance.call("status", "7")).isZero();
		assertThat(entrance.operations.calls).containsExactly("execution 7");
		assertThat(entrance.out()).contains("  Failure   the wallet is empty", "  States    3 PLACED, 1,200 PLANNED",
				"place  FAILED", "restart 7", "  Begun by  asha@desk-1, ben@desk-2", "  Plan      abc123",
				"  Approved  by chitra@desk-3, 2026-01-02 ");

		assertThat(entrance.call("status", "7", "--json")).isZero();
		assertThat(entrance.json().propertyNames()).containsExactlyElementsOf(Stream
			.concat(Stream.of(RunVerbTests.KEYS), Stream.of("steps", "failure", "planHash", "begunBy", "approval"))
			.toList());
		assertThat(entrance.json().get("steps"))
			.isEqualTo(tree("[{'name':'place','status':'FAILED','startedAt':'2026-01-02T12:00:00Z','endedAt':null}]"));
		assertThat(entrance.json().get("failure").asString()).isEqualTo("the wallet is empty");
		assertThat(entrance.json().get("planHash").asString()).isEqualTo("abc123");
		assertThat(entrance.json().get("begunBy")).isEqualTo(tree("['asha@desk-1','ben@desk-2']"));
		assertThat(entrance.json().get("approval")).isEqualTo(
				tree("{'by':'chitra@desk-3','at':'2026-01-02T12:00:00Z','reason':'as agreed','planHash':'abc123'}"));
	}

	@Test
	void restartGoesOnWithOneOrAll() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0));
		assertThat(entrance.call("restart", "7", "--json")).isZero();
		assertThat(entrance.json().propertyNames()).containsExactly(RunVerbTests.KEYS);

		entrance.operations.reports = List.of(Reports.ended(RunStatus.FAILED, 4), Reports.incomplete());
		assertThat(entrance.call("restart", "--all-failed", "--json")).isEqualTo(4);
		assertThat(entrance.json().size()).isEqualTo(2);

		entrance.operations.reports = List.of();
		assertThat(entrance.call("restart", "--all-failed")).isZero();
		assertThat(entrance.out()).isEqualTo("No run has failed or died." + System.lineSeparator());
		assertThat(entrance.operations.calls).containsExactly("restart 7", "restartAllFailed", "restartAllFailed");
	}

	@Test
	void restartPreviewsWhatItWouldDo() {
		entrance.operations.previews = List
			.of(new RestartPreview(7, "rewards", "a.csv", RunStatus.FAILED, 470, 1200, 3, 1, null, "place"));

		assertThat(entrance.call("restart", "7", "--preview")).isZero();
		assertThat(entrance.out().lines()).containsExactly("Execution 7: job rewards, sheet a.csv, FAILED",
				"  Begins    with the step place", "  Places    1,200 orders",
				"  Looks up  3 orders in doubt, before anything is placed again",
				"  Leaves    470 orders that need nothing, 1 held");
		assertThat(entrance.call("restart", "7", "--preview", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("{'executionId':7,'job':'rewards','sheet':'a.csv','status':'FAILED',"
				+ "'firstStep':'place','done':470,'toPlace':1200,'toLookUp':3,'held':1,'refusal':null}"));
		assertThat(entrance.call("restart", "--all-failed", "--preview", "--json")).isZero();
		assertThat(entrance.json().isArray()).isTrue();
		assertThat(entrance.operations.calls).containsExactly("previewRestart 7", "previewRestart 7",
				"previewRestartAllFailed");
	}

	@Test
	void ordersAreListedByExecutionAndState() {
		entrance.operations.orders = List.of(new OrderView("ABC", null, 12, "gifthub", "G-1", OrderState.HELD, 3,
				new BigDecimal("1500.50"), "EUR", 2, "no answer", NOON, List.of(new OrderView.LineUnits(5, "A-1", 3))));

		assertThat(entrance.call("orders", "--execution", "12", "--state", "held", "--json")).isZero();
		assertThat(entrance.json())
			.isEqualTo(tree("[{'reference':'ABC','parent':null,'execution':12,'provider':'gifthub',"
					+ "'providerOrderId':'G-1','state':'HELD','units':3,'value':'1500.50','currency':'EUR','attempts':2,"
					+ "'lastAnswer':'no answer','updatedAt':'2026-01-02T12:00:00Z',"
					+ "'lines':[{'row':5,'sku':'A-1','units':3}]}]"));

		assertThat(entrance.call("orders")).isZero();
		assertThat(entrance.out().lines()).anyMatch((line) -> line.matches("ABC +12 +gifthub +G-1 .*EUR 1,500\\.50.*"));

		entrance.operations.orders = List.of();
		assertThat(entrance.call("orders", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("[]"));
		assertThat(entrance.operations.calls).containsExactly("orders 12 HELD", "orders null null", "orders null null");
	}

	@Test
	void restartLetsRefusedCredentialsBeTriedOnceMoreWhereItIsTold() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.COMPLETED, 0));

		assertThat(entrance.call("restart", "7", "--try-credentials")).isZero();
		assertThat(entrance.operations.calls).containsExactly("tryCredentials 7", "restart 7");
		assertThat(entrance.call("restart", "--all-failed", "--try-credentials")).isEqualTo(2);
		assertThat(entrance.call("restart", "7", "--preview", "--try-credentials")).isEqualTo(2);
		assertThat(entrance.err()).contains("--try-credentials goes with the restart of one execution");
		assertThat(entrance.operations.calls).hasSize(2);
	}

	@Test
	void heldOrdersComeWithWhatIsKnownOfThem() {
		entrance.operations.orders = List.of(new OrderView("ABC", null, 12, "peach", null, OrderState.HELD, 3,
				new BigDecimal("1500"), "INR", 1, "no answer", NOON, List.of()));
		entrance.operations.evidence = List.of(new OrderEvidence("ABC",
				List.of(new OrderEvidence.Call("BUY", NOON, NOON, "Unknown", "no answer within 30 s"),
						new OrderEvidence.Call("LOOK_UP", NOON, null, null, null)),
				"Peach (Create an order): an order in doubt is found not at all"));

		assertThat(entrance.call("orders", "--state", "HELD")).isZero();
		assertThat(entrance.out().lines())
			.contains("What is known of ABC:",
					"  Document  Peach (Create an order): an order in doubt is found not at all")
			.anyMatch((line) -> line.matches("  Sent      2026-01-02 .*: no answer within 30 s"))
			.anyMatch((line) -> line.matches("  Asked     2026-01-02 .*: nobody knows what became of it"));
		assertThat(entrance.operations.calls).containsExactly("orders null HELD", "evidence null");
	}

	@Test
	void stopTellsHowTheRunStands() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.STOPPED, 5));
		assertThat(entrance.call("stop", "7", "--json")).as("done").isZero();
		assertThat(entrance.json().get("status").asString()).isEqualTo("STOPPED");

		entrance.operations.reports = List.of(Reports.ended(RunStatus.RUNNING, 0));
		assertThat(entrance.call("stop", "7")).isZero();
		assertThat(entrance.out()).contains("was asked to stop");
		assertThat(entrance.operations.calls).containsExactly("stop 7", "stop 7");
	}

	@Test
	void abandonTellsWhatIsUnplacedAndWhatIsInDoubt() {
		assertThat(entrance.call("abandon", "7")).isEqualTo(2);
		assertThat(entrance.err()).contains("--reason");
		assertThat(entrance.call("abandon", "7", "--reason", "the prizes were cancelled")).isZero();
		assertThat(entrance.out().lines()).containsExactly(
				"Execution 7: job rewards, sheet a.csv, is given up and never restarted.",
				"  Unplaced  12 orders of 40 units", "  In doubt  2 orders that may exist at the provider: ABC, DEF",
				"  Pending   3 orders that the provider has taken: follow asks on");
		assertThat(entrance.call("abandon", "7", "--reason", "x", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("{'executionId':7,'job':'rewards','sheet':'a.csv',"
				+ "'status':'ABANDONED','unplaced':{'orders':12,'units':40},'inDoubt':['ABC','DEF'],'pending':3}"));
	}

	@Test
	void approveAndDeclineTellHowTheRunStandsAndEndWith0() {
		entrance.operations.reports = List.of(Reports.ended(RunStatus.STOPPED, 5));
		assertThat(entrance.call("approve", "7", "--plan", " abc123 ", "--reason", " as agreed ")).isZero();
		assertThat(entrance.out()).contains("stopped", "restart 7");
		assertThat(entrance.call("approve", "7", "--plan", "abc123", "--reason", "as agreed", "--json")).isZero();
		assertThat(entrance.json().propertyNames()).containsExactly(RunVerbTests.KEYS);

		entrance.operations.reports = List.of(Reports.ended(RunStatus.ABANDONED, 5));
		assertThat(entrance.call("decline", "7", "--reason", "too dear", "--json")).isZero();
		assertThat(entrance.json().get("status").asString()).isEqualTo("ABANDONED");
		assertThat(entrance.operations.calls).containsExactly("approve 7 abc123 as agreed",
				"approve 7 abc123 as agreed", "decline 7 too dear");
	}

	@Test
	void auditEndsWithADefectWhereSomethingDoesNotAddUp() {
		entrance.operations.audit = new AuditReport(7, List.of(), List.of("order A was charged 9"), 12, 0, 0, false);
		assertThat(entrance.call("audit", "7")).isZero();
		assertThat(entrance.out().lines()).containsExactly("Execution 7: all adds up, 12 orders.",
				"  Note      order A was charged 9");

		entrance.operations.audit = new AuditReport(7, List.of("row 3 asks for 2 units"), List.of(), 12, 11, 1, false);
		assertThat(entrance.call("audit", "7", "--ask-provider")).isEqualTo(1);
		assertThat(entrance.out().lines()).containsExactly(
				"Execution 7: does not add up, 12 orders, 11 of them looked up, 1 without a clear answer.",
				"  Differs   row 3 asks for 2 units");
		assertThat(entrance.call("audit", "7", "--json")).isEqualTo(1);
		assertThat(entrance.json()).isEqualTo(tree("{'executionId':7,'differences':['row 3 asks for 2 units'],"
				+ "'remarks':[],'orders':12,'asked':11,'unanswered':1}"));
		assertThat(entrance.operations.calls).containsExactly("audit 7", "audit 7 asking", "audit 7");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			--placed P-1 | PlacedAs[providerOrderId=P-1]
			--not-placed | NotPlaced[]
			--reject     | Reject[]
			""")
	void resolveHandsOnTheDecisionWithItsReason(String option, String decision) {
		entrance.operations.orders = List.of(new OrderView("ABC", null, 12, "peach", "P-1", OrderState.PLACED, 3,
				new BigDecimal("15"), "INR", 1, "paid", NOON, List.of()));
		List<String> arguments = new ArrayList<>(List.of("resolve", "ABC"));
		arguments.addAll(List.of(option.split(" ")));
		arguments.addAll(List.of("--reason", "their support says so"));

		assertThat(entrance.call(arguments.toArray(String[]::new))).isZero();
		assertThat(entrance.out().strip()).isEqualTo("Order ABC of execution 12 is PLACED: paid");
		assertThat(entrance.operations.calls).containsExactly("resolve ABC " + decision + " their support says so");
	}

	@Test
	void resolveNeedsOneDecisionAndAReason() {
		assertThat(entrance.call("resolve", "ABC", "--reject")).isEqualTo(2);
		assertThat(entrance.err()).contains("--reason");
		assertThat(entrance.call("resolve", "ABC", "--reason", "x")).isEqualTo(2);
		assertThat(entrance.call("resolve", "ABC", "--reject", "--not-placed", "--reason", "x")).isEqualTo(2);
		assertThat(entrance.operations.calls).isEmpty();
	}

	@Test
	void followTellsWhatItSettled() {
		entrance.operations.follow = new FollowReport(5, 3, 2, 1, List.of("gifthub did not answer"), 4);

		assertThat(entrance.call("follow")).isEqualTo(4);
		assertThat(entrance.out().lines()).containsExactly(
				"Asked about 5 orders: 3 settled, 2 still open; 1 could not be asked about",
				"  gifthub did not answer");
		assertThat(entrance.call("follow", "--json")).isEqualTo(4);
		assertThat(entrance.json()).isEqualTo(tree("{'asked':5,'settled':3,'stillOpen':2,'notAsked':1,"
				+ "'messages':['gifthub did not answer'],'exitCode':4}"));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			template rewards                        | template rewards rewards-template.xlsx excel
			template my/jobs/gifts.yml --format csv | template my/jobs/gifts.yml gifts-template.csv csv
			template rewards --out target/t.CSV     | template rewards target/t.CSV csv
			template rewards --out target/t         | template rewards target/t excel
			template rewards --out pom.xml --force  | template rewards pom.xml excel
			""")
	void templateDecidesAboutFileAndFormat(String arguments, String call) {
		assertThat(entrance.call(arguments.split(" "))).isZero();
		assertThat(entrance.operations.calls).containsExactly(call);
	}

	@Test
	void templateNamesTheFileAsJson() {
		assertThat(entrance.call("template", "rewards", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("{'file':'rewards-template.xlsx'}"));
	}

	@Test
	void codesTakesTheFirstLineOfThePasswordFile() throws IOException {
		Path password = Files.writeString(directory.resolve("password"), "gehéim 1\r\nsecond line\n");
		Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
		entrance.operations.cards = 1200;
		String out = directory.resolve("codes.xlsx").toString();

		assertThat(entrance.call("codes", "7", "--out", out, "--password-file", password.toString())).isZero();
		assertThat(entrance.operations.calls).containsExactly("exportCodes 7 codes.xlsx");
		assertThat(entrance.operations.password).isEqualTo("gehéim 1");
		assertThat(entrance.out()).startsWith("1,200 cards of execution 7");
		assertThat(entrance.err()).isEmpty();

		Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-r--r--"));
		assertThat(entrance.call("codes", "7", "--out", out, "--password-file", password.toString(), "--json"))
			.isZero();
		assertThat(entrance.json()).isEqualTo(
				JsonMapper.shared().createObjectNode().put("executionId", 7).put("file", out).put("cards", 1200));
		assertThat(entrance.err()).startsWith("Everyone on this machine can read " + password);
	}

	@Test
	void codesRefusesAFileWithoutPassword() throws IOException {
		Path empty = Files.writeString(directory.resolve("empty"), "\nsecret\n");
		String out = directory.resolve("codes.xlsx").toString();

		assertThat(entrance.call("codes", "7", "--out", out, "--password-file", empty.toString())).isEqualTo(2);
		assertThat(entrance.err()).contains("The first line of " + empty + " is empty");
		assertThat(entrance.call("codes", "7", "--out", out, "--password-file", "no-such-file")).isEqualTo(2);
		assertThat(entrance.err()).isEqualTo("The password file no-such-file cannot be read" + System.lineSeparator());
		assertThat(entrance.operations.calls).isEmpty();
	}

	@Test
	void keysNamesTheKeyFile() {
		assertThat(entrance.call("keys", "--new", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("{'file':'data/vault.keys'}"));
		assertThat(entrance.operations.calls).containsExactly("newVaultKey");
	}

	@Test
	void providersSayWhetherTheyAreConfigured() {
		entrance.operations.providers = List
			.of(new ProviderView("gifthub", "GiftHub", "Create Order", "5 per SKU", "reference", "by id", "a hint",
					"sandbox", false, List.of("token"), new ProviderPause("olga@console", NOON, "the wallet moves")));

		assertThat(entrance.call("providers")).isZero();
		assertThat(entrance.out()).startsWith("gifthub (GiftHub), not configured")
			.contains("  Missing   token", "  Paused    by olga@console since 2026-01-02 ");
		assertThat(entrance.call("providers", "--json")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("[{'id':'gifthub','name':'GiftHub','document':'Create Order',"
				+ "'limits':'5 per SKU','key':'reference','lookUp':'by id','webhook':'a hint','baseUrl':'sandbox',"
				+ "'configured':false,'missingSettings':['token'],'paused':{'by':'olga@console',"
				+ "'since':'2026-01-02T12:00:00Z','reason':'the wallet moves'}}]"));
	}

	@Test
	void previewShowsASheetWithoutStartingAnything() {
		assertThat(entrance.call("preview", "a.csv")).isZero();
		assertThat(entrance.out().lines()).containsExactly("a.csv", "  Type      csv", "  Encoding  UTF-8",
				"  Delimiter ;", "  Size      3 rows with content, 2 columns", "        1  sku | Größe",
				"        3  A-1 | ", "        4  [31mA-2 | 7");
		assertThat(entrance.application).isEmpty();
	}

	@Test
	void previewAsJsonHasTheRowsAsked() {
		assertThat(entrance.call("preview", "a.csv", "--json", "--rows", "2")).isZero();
		assertThat(entrance.json()).isEqualTo(tree("{'type':'csv','encoding':'UTF-8','delimiter':';','worksheets':[],"
				+ "'worksheet':null,'rowCount':3,'columnCount':2,'rows':[{'row':1,'cells':['sku','Größe']},"
				+ "{'row':3,'cells':['A-1','']}]}"));
		assertThat(entrance.call("preview", "a.csv", "--json", "--all", "--worksheet", "May")).isZero();
		assertThat(entrance.json().get("rows").size()).isEqualTo(3);
		assertThat(entrance.json().get("worksheet").asString()).isEqualTo("May");
		assertThat(entrance.call("preview", "a.csv", "--rows", "0")).isZero();
		assertThat(entrance.out()).contains("and 3 more: --all shows them");
	}

	@Test
	void previewOfSeveralSheetsIsAnArrayWithTheRefusedOnes() {
		assertThat(entrance.call("preview", "bad.csv", "a.csv", "bad2.csv", "--json")).isEqualTo(2);
		assertThat(entrance.json().size()).isEqualTo(3);
		assertThat(entrance.json().get(0)).isEqualTo(tree("{'sheet':'bad.csv','error':'the file is cut off'}"));
		assertThat(entrance.json().get(1).get("rows").size()).isEqualTo(3);
		assertThat(entrance.err().lines()).containsExactly("bad.csv: the file is cut off",
				"bad2.csv: the file is cut off");

		assertThat(entrance.call("preview", "bad.csv", "defect.csv")).isEqualTo(1);
		assertThat(entrance.out()).isEmpty();
		assertThat(entrance.err()).doesNotContain("secret");
	}

	@Test
	void previewOfOneRefusedSheetIsOneObject() {
		assertThat(entrance.call("preview", "bad.csv", "--json")).isEqualTo(2);
		assertThat(entrance.json()).isEqualTo(tree("{'sheet':'bad.csv','error':'the file is cut off'}"));
	}

	private static JsonNode tree(String json) {
		return JsonMapper.shared().readTree(json.replace('\'', '"'));
	}

}
