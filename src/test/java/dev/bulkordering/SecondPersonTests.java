package dev.bulkordering;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import dev.bulkordering.testing.BothDatabases;
import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import dev.bulkordering.testing.TestDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/** Approval as two people have it at their command lines. */
@BothDatabases
class SecondPersonTests {

	@TempDir
	Path directory;

	@Parameter
	TestDatabase database;

	@Test
	void approvesWhatAnotherUserHasBegun() throws IOException {
		Files.createDirectories(directory.resolve("jobs"));
		Files.writeString(directory.resolve("jobs/gifts.yml"),
				"provider: gifthub\noptions: {wallet: EUR}\napproval-above: {EUR: 25}\n");
		Files.writeString(directory.resolve("gifts.csv"), "sku,price,quantity\n038-00-range,10,3\n");
		try (TestDatabase own = database.another()) {
			PackagedApp asha = user("asha", own);
			PackagedApp ben = user("ben", own);
			if (own.isMySql()) {
				asha.run("keys", "--new");
			}
			JsonNode waiting = json(asha.run("run", "gifts", "gifts.csv", "--json"), 5);
			assertThat(waiting.path("status").stringValue()).isEqualTo("WAITING_APPROVAL");
			assertThat(waiting.path("exitCode").intValue()).isEqualTo(5);
			String plan = json(ben.run("status", "1", "--json"), 0).path("planHash").stringValue();
			assertThat(waiting.path("error").stringValue()).contains("approve 1 --plan " + plan);

			JavaProcess.Result status = ben.run("status", "1");
			assertThat(status.out()).contains("waits for approval", plan, "Begun by  asha@");
			JavaProcess.Result begunByHer = asha.run("approve", "1", "--plan", plan, "--reason", "mine");
			assertThat(begunByHer.exitCode()).isEqualTo(2);
			assertThat(begunByHer.err()).contains("asha has begun or restarted execution 1");
			assertThat(ben.run("restart", "1").exitCode()).isEqualTo(2);

			JsonNode approved = json(ben.run("approve", "1", "--plan", plan, "--reason", "as agreed", "--json"), 0);
			assertThat(approved.path("status").stringValue()).isEqualTo("STOPPED");
			assertThat(approved.path("error").stringValue()).isEqualTo("approved by ben; restart places it");
			JsonNode done = json(asha.run("restart", "1", "--json"), 0);
			assertThat(done.at("/units/ordered").intValue()).isEqualTo(3);
		}
	}

	private PackagedApp user(String name, TestDatabase own) {
		return PackagedApp.in(directory).with(own).withUser(name);
	}

	private static JsonNode json(JavaProcess.Result result, int exitCode) {
		assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
		return JsonMapper.shared().readTree(result.out());
	}

}
