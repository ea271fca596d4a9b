package dev.bulkordering.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import dev.bulkordering.job.Operations;
import dev.bulkordering.job.definition.BulkOrderingSettings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class SpringOperationsTests {

	@TempDir
	Path directory;

	@Test
	void startsTheApplicationWithTheArguments() {
		SpringOperations started = SpringOperations.start(Application.class,
				List.of("--bulk-ordering.jobs-directory=elsewhere"));

		RecordingOperations operations = (RecordingOperations) started.operations();
		assertThat(operations.calls).containsExactly("jobs in elsewhere");
		started.close();
		assertThat(operations.calls).containsExactly("jobs in elsewhere", "closed");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					--bulk-ordering.lease=1s    | bulk-ordering.lease: 1000ms is too short; expected at least 5s
					--bulk-ordering.lease=never | "bulk-ordering.lease: 'never' cannot be used; expected a duration such as 30s (set by ""bulk-ordering.lease"" from property source ""commandLineArgs"")"
					--bulk-ordering.results-directory= | bulk-ordering.results-directory: has no value; expected the path of a directory
					""")
	void aWrongConfigurationIsToldInASentence(String argument, String sentence) {
		assertThat(Failure.of(catchThrowable(() -> SpringOperations.start(Application.class, List.of(argument)))))
			.isEqualTo(new Failure(sentence, 2));
	}

	@Test
	void aConfigurationFileThatIsNoYamlIsToldInASentence() throws IOException {
		Path file = Files.writeString(directory.resolve("broken.yml"), "a: b: c\n");

		assertThat(Failure.of(catchThrowable(
				() -> SpringOperations.start(Application.class, List.of("--spring.config.location=" + file)))))
			.satisfies((failure) -> assertThat(failure.exitCode()).isEqualTo(2))
			.satisfies(
					(failure) -> assertThat(failure.sentence()).startsWith("The configuration cannot be read as YAML: ")
						.contains("line 1")
						.doesNotContain("\n"));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableConfigurationProperties(BulkOrderingSettings.class)
	static class Application {

		@Bean(destroyMethod = "closed")
		Operations operations(BulkOrderingSettings settings) {
			RecordingOperations operations = new RecordingOperations();
			operations.calls.add("jobs in " + settings.jobs());
			return operations;
		}

	}

}
