package dev.bulkordering.provider.peach;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import com.jayway.jsonpath.DocumentContext;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;

import static org.assertj.core.api.Assertions.assertThat;

/** The job and the sheet that people begin with. */
class PeachSampleTests {

	@TempDir
	Path directory;

	@Test
	void makesOneRequestOfTheRowsOfACustomersOrder() throws IOException {
		Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
		for (String name : List.of("jobs", "sample-input")) {
			FileSystemUtils.copyRecursively(project.resolve(name), directory.resolve(name));
		}

		JavaProcess.Result result = PackagedApp.in(directory)
			.run("check", "peach-requests", "sample-input/peach-requests.csv", "--json");

		assertThat(result.exitCode()).as(result.out() + result.err()).isZero();
		DocumentContext report = JsonPath.parse(result.out());
		assertThat(report.<List<?>>read("$.issues")).isEmpty();
		assertThat(report.<Integer>read("$.rows.valid")).isEqualTo(30);
		assertThat(report.<Integer>read("$.orders.planned")).as("15 orders, one of them with goods of both types")
			.isEqualTo(16)
			.isEqualTo(report.<Integer>read("$.orders.lowerBound"));
	}

}
