package dev.bulkordering.job.definition;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

class BulkOrderingSettingsTests {

	private final ApplicationContextRunner application = new ApplicationContextRunner()
		.withUserConfiguration(DefinitionConfiguration.class);

	@Test
	void fillsInTheDefaults() {
		application.run((context) -> {
			BulkOrderingSettings settings = context.getBean(BulkOrderingSettings.class);
			assertThat(settings.jobs()).isEqualTo(Path.of("jobs"));
			assertThat(settings.results()).isEqualTo(Path.of("results"));
			assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(30));
			assertThat(settings.approvers()).isNull();
		});
	}

	@Test
	void readsEveryKeyAndADurationWithoutUnitInSeconds() {
		application
			.withPropertyValues("bulk-ordering.jobs-directory=my/jobs", "bulk-ordering.results-directory=out",
					"bulk-ordering.lease=60", "bulk-ordering.approvers=asha, ben",
					"bulk-ordering.vault.key-file=bound.elsewhere")
			.run((context) -> {
				BulkOrderingSettings settings = context.getBean(BulkOrderingSettings.class);
				assertThat(settings.jobs()).isEqualTo(Path.of("my/jobs"));
				assertThat(settings.results()).isEqualTo(Path.of("out"));
				assertThat(settings.lease()).isEqualTo(Duration.ofMinutes(1));
				assertThat(settings.approvers()).containsExactly("asha", "ben");
			});
	}

	@Test
	void refusesAShortLease() {
		application.withPropertyValues("bulk-ordering.lease=4999ms")
			.run((context) -> assertThat(sentence(context.getStartupFailure()))
				.isEqualTo("bulk-ordering.lease: 4999ms is too short; expected at least 5s"));
	}

	@Test
	void refusesALeaseThatIsNoDuration() {
		application.withPropertyValues("bulk-ordering.lease=long")
			.run((context) -> assertThat(sentence(context.getStartupFailure()))
				.startsWith("bulk-ordering.lease: 'long' cannot be used; expected a duration such as 30s"));
	}

	@Test
	void refusesAListOfApproversThatNamesNobody() {
		application.withPropertyValues("bulk-ordering.approvers=")
			.run((context) -> assertThat(sentence(context.getStartupFailure()))
				.startsWith("bulk-ordering.approvers: has no value; expected names of users"));
	}

	private static String sentence(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof BindException)) {
			cause = cause.getCause();
		}
		return ConfigurationSentence.of((BindException) cause);
	}

}
