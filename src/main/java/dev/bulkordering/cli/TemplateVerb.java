package dev.bulkordering.cli;

import java.nio.file.Path;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RefusedException;

/** Writes an empty sheet. */
@Command(name = "template", sortOptions = false,
		description = "Writes an empty sheet with the job's headers, hints and drop-downs.")
final class TemplateVerb extends Verb {

	@Parameters(index = "0", paramLabel = "JOB", description = "A name in the jobs directory, or a path to a job file.")
	private String job = "";

	@Option(names = "--format", paramLabel = "csv|xlsx", description = "What to write; xlsx if nothing else is said.")
	private @Nullable Format format;

	@Option(names = "--out", paramLabel = "FILE",
			description = "Where to write; JOB-template.xlsx or .csv in the working directory if nothing else is said.")
	private @Nullable Path out;

	@Option(names = "--force", description = "Overwrite the file if it is there.")
	private boolean force;

	TemplateVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Format written = format();
		Path file = out == null ? Path.of(name() + "-template." + written) : out;
		OutputFile.requireWritable(file, force);
		session().operations().template(job, file, written == Format.xlsx);
		answer(Map.of("file", file.toString()),
				() -> out().println("An empty sheet for the job " + name() + " is in " + file + "."));
		return ExitCode.OK;
	}

	private Format format() {
		Format byName = out == null ? null : OutputFile.endsWith(out, ".csv") ? Format.csv
				: OutputFile.endsWith(out, ".xlsx") ? Format.xlsx : null;
		if (format != null && byName != null && format != byName) {
			throw new RefusedException("--format says " + format + ", but the name of " + out + " says " + byName);
		}
		return format != null ? format : byName != null ? byName : Format.xlsx;
	}

	private String name() {
		Path file = Path.of(job).getFileName();
		return file == null ? job : file.toString().replaceFirst("\\.ya?ml$", "");
	}

	/** What a template may be; written as people write it. */
	enum Format {

		csv, xlsx

	}

}
