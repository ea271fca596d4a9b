package dev.bulkordering;

import java.nio.file.Path;

import dev.bulkordering.testing.JavaProcess;
import dev.bulkordering.testing.PackagedApp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar as people get it: does it start, and do its exit codes reach the shell? */
class PackagedJarIT {

	@TempDir
	Path directory;

	private PackagedApp jar;

	@BeforeEach
	void findJar() {
		jar = PackagedApp.ofJar(Path.of(System.getProperty("application.jar")), directory);
	}

	@Test
	void printsTheHelpWhenAskedTo() {
		JavaProcess.Result result = jar.run("--help");

		assertThat(result.exitCode()).as(result.err()).isZero();
		assertThat(result.out()).contains("run", "check", "restart", "--help");
		assertThat(result.err()).isEmpty();
	}

	@Test
	void endsWithTwoWithoutAVerb() {
		JavaProcess.Result result = jar.run();

		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.out() + result.err()).contains("run", "check", "restart");
	}

	@Test
	void refusesAVerbThatDoesNotExist() {
		JavaProcess.Result result = jar.run("explode");

		assertThat(result.exitCode()).isEqualTo(2);
		assertThat(result.err()).contains("explode").doesNotContain("\tat ");
	}

	@Test
	void refusesAJobThatDoesNotExistAndPlacesNothing() {
		JavaProcess.Result result = jar.run("run", "nightly", "rewards.csv");

		assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
		assertThat(result.err()).contains("nightly").doesNotContain("\tat ");
		assertThat(directory.resolve("results")).doesNotExist();
	}

	@Test
	void listsTheProviders() {
		JavaProcess.Result result = jar.run("providers", "--json");

		assertThat(result.exitCode()).as(result.err()).isZero();
		assertThat(result.out()).startsWith("[").contains("gifthub", "budgetree");
	}

}
