package dev.bulkordering.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.yaml.snakeyaml.error.YAMLException;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RefusedException;
import dev.bulkordering.job.definition.ConfigurationSentence;

/**
 * What an exception means to the person at the command line.
 *
 * @param sentence what to tell
 * @param exitCode the exit code
 */
record Failure(String sentence, int exitCode) {

	// an exception may be its own cause
	private static final int MOST_CAUSES = 50;

	/** What a database that is away, or too busy, ends a transaction with. */
	private static final List<Class<? extends Throwable>> DATABASE_AWAY = List.of(TransientDataAccessException.class,
			RecoverableDataAccessException.class, NonTransientDataAccessResourceException.class,
			TransactionException.class);

	/**
	 * A refusal or a mistake in the configuration in its own words; a database that is
	 * away as that; anything else as a defect. The last two are logged.
	 */
	static Failure of(Throwable thrown) {
		RefusedException refused = cause(thrown, RefusedException.class);
		if (refused != null) {
			return new Failure(String.valueOf(refused.getMessage()), ExitCode.REFUSED);
		}
		BindException binding = cause(thrown, BindException.class);
		if (binding != null) {
			return new Failure(ConfigurationSentence.of(binding), ExitCode.REFUSED);
		}
		YAMLException yaml = cause(thrown, YAMLException.class);
		if (yaml != null) {
			return new Failure("The configuration cannot be read as YAML: "
					+ String.valueOf(yaml.getMessage()).replaceAll("\\s+", " "), ExitCode.REFUSED);
		}
		if (DATABASE_AWAY.stream().anyMatch((away) -> cause(thrown, away) != null)) {
			LoggerFactory.getLogger(Failure.class).error("The database failed", thrown);
			return new Failure("The database failed (" + thrown.getClass().getSimpleName()
					+ "). Try again when it works. " + whereLogged(thrown), ExitCode.FAILED);
		}
		LoggerFactory.getLogger(Failure.class).error("An unforeseen error ended the command", thrown);
		return new Failure(
				"An error that no one foresaw (" + thrown.getClass().getSimpleName() + "). " + whereLogged(thrown),
				ExitCode.DEFECT);
	}

	// An exception's text may hold what nobody should see on a screen, so it is not
	// shown.
	private static String whereLogged(Throwable thrown) {
		Path file = Path.of(System.getProperty("LOG_FILE", "logs/bulk-ordering.log"));
		if (Files.isWritable(file)) {
			return "The full error is in " + file + ".";
		}
		StackTraceElement[] trace = thrown.getStackTrace();
		return "It could not be logged to " + file + (trace.length == 0 ? "." : "; it came from " + trace[0] + ".");
	}

	/** The first of an exception and its causes that is of a type, or null. */
	private static <T extends Throwable> @Nullable T cause(Throwable thrown, Class<T> type) {
		return causes(thrown, type).findFirst().orElse(null);
	}

	/** The last of an exception and its causes that is of a type, or null. */
	static <T extends Throwable> @Nullable T root(Throwable thrown, Class<T> type) {
		return causes(thrown, type).reduce((outer, inner) -> inner).orElse(null);
	}

	private static <T extends Throwable> Stream<T> causes(Throwable thrown, Class<T> type) {
		return Stream.<Throwable>iterate(thrown, Objects::nonNull, Throwable::getCause)
			.limit(MOST_CAUSES)
			.filter(type::isInstance)
			.map(type::cast);
	}

}
