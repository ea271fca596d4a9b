package dev.bulkordering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.sandbox.Sandbox;
import dev.bulkordering.sandbox.SandboxControl;
import dev.bulkordering.sandbox.SandboxOptions;
import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Real processes: a run that lives is not touched, one whose process is gone goes on. */
@BothDatabases
class OneOwnerTests {

	private static final int ROWS = 60;

	private static final int CONCURRENCY = 4;

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	@Test
	void aKilledRunGoesOnAndBuysEveryUnitOnce() throws IOException {
		try (TestDatabase own = database.another();
				Sandbox sandbox = Sandbox.start(0, directory.resolve("sandbox"), SandboxOptions.defaults())) {
			SandboxControl budgetree = new SandboxControl(sandbox, "budgetree").settings("{'latency-ms': 1000}");
			PackagedApp app = app(own, sandbox);
			if (own.isMySql()) {
				assertThat(app.run("keys", "--new").exitCode()).isZero();
			}
			try (JavaProcess first = app.start("run", "cards", "cards.csv")) {
				awaitCalls(budgetree, 4);
				assertThat(app.run("run", "cards", "cards.csv")).satisfies((second) -> {
					assertThat(second.exitCode()).isEqualTo(2);
					assertThat(second.out()).contains("being run");
				});
				assertThat(app.run("restart", "1")).satisfies((restart) -> {
					assertThat(restart.exitCode()).isEqualTo(2);
					assertThat(restart.err()).contains("is owned by process " + first.pid());
				});
				first.kill();
				first.await(PATIENCE);
			}
			budgetree.settings("{'latency-ms': 2}");
			assertPreviewCountsWhatTheKillHasLeft(app);
			assertThat(app.run("status").out()).contains("DIED");
			JavaProcess.Result restart = app.run("restart", "1", "--json");
			assertThat(restart.exitCode()).as(restart.out() + restart.err()).isZero();
			assertThat(restart.out()).contains("\"ordered\":" + ROWS);
			assertThat(budgetree.unitsBought()).isEqualTo(ROWS);
		}
	}

	private static void assertPreviewCountsWhatTheKillHasLeft(PackagedApp app) {
		JavaProcess.Result result = app.run("restart", "1", "--preview", "--json");
		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
		JsonNode preview = JsonMapper.shared().readTree(result.out());
		assertThat(preview.path("status").stringValue()).isEqualTo("DIED");
		assertThat(preview.path("firstStep").stringValue()).isEqualTo("place");
		assertThat(preview.path("refusal").isNull()).isTrue();
		assertThat(preview.path("held").intValue()).isZero();
		assertThat(preview.path("toLookUp").intValue()).isBetween(1, 2 * CONCURRENCY);
		assertThat(preview.path("done").intValue() + preview.path("toPlace").intValue()
				+ preview.path("toLookUp").intValue())
			.isEqualTo(ROWS);
	}

	@Test
	void aTerminatedRunDrainsItsCallsAndGoesOn() throws IOException {
		try (TestDatabase own = database.another();
				Sandbox sandbox = Sandbox.start(0, directory.resolve("sandbox"), SandboxOptions.defaults())) {
			SandboxControl budgetree = new SandboxControl(sandbox, "budgetree").settings("{'latency-ms': 100}");
			PackagedApp app = app(own, sandbox);
			if (own.isMySql()) {
				assertThat(app.run("keys", "--new").exitCode()).isZero();
			}
			try (JavaProcess first = app.start("run", "cards", "cards.csv", "--json")) {
				awaitCalls(budgetree, 12);
				first.terminate();
				first.awaitText("Stopping", PATIENCE);
				int calls = budgetree.calls("order").size();
				JavaProcess.Result stopped = first.await(PATIENCE);
				assertThat(stopped.exitCode()).isEqualTo(5);
				assertThat(stopped.out()).contains("\"status\":\"STOPPED\"").contains("\"held\":0");
				assertThat(budgetree.calls("order").size()).as("calls that were in flight already, and no more")
					.isLessThanOrEqualTo(calls + CONCURRENCY);
			}
			int bought = budgetree.unitsBought();
			assertThat(bought).isLessThan(ROWS);
			JavaProcess.Result restart = app.run("restart", "1", "--json");
			assertThat(restart.exitCode()).as(restart.out() + restart.err()).isZero();
			assertThat(budgetree.unitsBought()).isEqualTo(ROWS);
		}
	}

	private PackagedApp app(TestDatabase own, Sandbox sandbox) throws IOException {
		Files.createDirectories(directory.resolve("jobs"));
		Files.writeString(directory.resolve("jobs/cards.yml"),
				"provider: budgetree\nfollow: {interval: 100ms, limit: 30s}\n");
		List<String> rows = new ArrayList<>(
				List.of("reference,sku,price,quantity,first_name,email,phone,country,postcode"));
		for (int i = 0; i < ROWS; i++) {
			rows.add("R%d,EGVMEADMARK001,500,1,Asha,asha%d@example.com,+9198765430%02d,IN,411001".formatted(i, i, i));
		}
		Files.writeString(directory.resolve("cards.csv"), String.join("\n", rows) + "\n");
		return PackagedApp.in(directory)
			.with(own)
			.withVariable("BULKORDERING_PROVIDERS_BUDGETREE_BASEURL", sandbox.baseUrl("budgetree"))
			.withVariable("BULKORDERING_PROVIDERS_BUDGETREE_TOKEN", "test-token")
			.withVariable("BULKORDERING_PROVIDERS_BUDGETREE_CONCURRENCY", String.valueOf(CONCURRENCY))
			.withVariable("BULKORDERING_PROVIDERS_BUDGETREE_SEARCHLAG", "300ms")
			.withVariable("BULKORDERING_PROVIDERS_BUDGETREE_READTIMEOUT", "2s");
	}

	private static void awaitCalls(SandboxControl provider, int calls) {
		long until = System.nanoTime() + PATIENCE.toNanos();
		while (provider.calls("order").size() < calls) {
			assertThat(System.nanoTime()).as("the run reaches the provider").isLessThan(until);
			Thread.onSpinWait();
		}
	}

}
