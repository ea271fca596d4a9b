package dev.bulkordering.cli;

import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import dev.bulkordering.job.ExitCode;

/** The command line without a verb: help. */
@Command(name = "bulk-ordering", sortOptions = false,
		description = "Turns order sheets into the fewest orders that a provider takes, places them once, and accounts "
				+ "for every row.",
		footer = { "", "Exit codes:", "  0  every row was ordered, or the verb did what it was asked",
				"  2  refused: nothing was placed",
				"  3  finished, but some rows are invalid, rejected, pending or held",
				"  4  failed; restart goes on where it stopped", "  5  stopped, or waits for approval",
				"  1  a defect: an error that no one foresaw", "",
				"Configuration goes in application.yml, in environment variables, or behind the verb as --a.b=value." })
final class RootCommand implements Callable<Integer> {

	@Option(names = { "-h", "--help" }, usageHelp = true, description = "Show this help.")
	private boolean help;

	@Spec
	private @Nullable CommandSpec spec;

	@Override
	public Integer call() {
		if (spec != null) {
			spec.commandLine().usage(spec.commandLine().getOut());
		}
		return ExitCode.REFUSED;
	}

}
