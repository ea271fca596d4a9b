package dev.bulkordering;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/** The jobs and sheets that people begin with must do what the README says of them. */
class SamplesTests {

	@TempDir
	Path directory;

	@BeforeEach
	void copySamples() throws IOException {
		Path project = Path.of(System.getProperty("basedir", ""));
		for (String name : List.of("jobs", "sample-input")) {
			FileSystemUtils.copyRecursively(project.resolve(name).toAbsolutePath(), directory.resolve(name));
		}
	}

	@ParameterizedTest
	@CsvSource({ "sample, sample.csv, 40", "gifthub-bulk, gifthub-bulk.xlsx, 120", "team-gifts, team-gifts.csv, 34",
			"team-gifts, team-gifts.xlsx, 54", "enkash-rewards, enkash-rewards.csv, 31",
			"plum-topups, plum-topups.csv, 30", "peach-requests, peach-requests.csv, 30" })
	void findsNothingWrongWithACleanSample(String job, String sheet, int rows) {
		DocumentContext report = check(job, sheet, 0);

		assertThat(report.<Integer>read("$.rows.valid")).isEqualTo(rows);
		assertThat(report.<List<?>>read("$.issues")).isEmpty();
		assertThat(report.<Integer>read("$.orders.planned")).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "gifthub-bulk, gifthub-bulk.xlsx", "team-gifts, team-gifts.csv", "enkash-rewards, enkash-rewards.csv",
			"plum-topups, plum-topups.csv", "peach-requests, peach-requests.csv" })
	void ordersEveryRowOfEachProvidersSample(String job, String sheet) {
		JavaProcess.Result result = PackagedApp.in(directory).run("run", job, "sample-input/" + sheet, "--json");

		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
		DocumentContext report = JsonPath.parse(result.out());
		assertThat(report.<Integer>read("$.units.ordered")).isPositive()
			.isEqualTo(report.<Integer>read("$.units.asked"));
		assertThat(report.<Integer>read("$.orders.placed")).isEqualTo(report.<Integer>read("$.orders.planned"));
		assertThat(Path.of(report.<String>read("$.resultSheet")))
			.satisfies((file) -> assertThat(directory.resolve(file)).exists());
	}

	@Test
	void packsTheSampleIntoTheFewestOrders() {
		DocumentContext report = check("sample", "sample.csv", 0);

		assertThat(report.<Integer>read("$.orders.planned")).isEqualTo(report.<Integer>read("$.orders.lowerBound"));
	}

	@Test
	void findsEveryFaultOfTheMessyWorkbook() {
		DocumentContext report = check("rewards", "messy-rewards.xlsx", 3);

		assertThat(report.<Integer>read("$.rows.read")).isEqualTo(26);
		assertThat(report.<Integer>read("$.rows.invalid")).isEqualTo(6);
		assertThat(report.<List<Integer>>read("$.issues[*].row")).containsExactlyInAnyOrder(10, 14, 16, 23, 25, 27);
		assertThat(report.<List<String>>read("$.issues[*].column")).containsExactlyInAnyOrder("E", "K", "D", "J", "A",
				"K");
		assertThat(report.<List<Integer>>read("$.ignoredRows[*].row")).contains(1, 2, 34);
	}

	private DocumentContext check(String job, String sheet, int exitCode) {
		JavaProcess.Result result = PackagedApp.in(directory).run("check", job, "sample-input/" + sheet, "--json");
		assertThat(result.exitCode()).as(result.out() + result.err()).isEqualTo(exitCode);
		return JsonPath.parse(result.out());
	}

}
