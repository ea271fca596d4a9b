package dev.bulkordering.cli;

import dev.bulkordering.job.Decision;
import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.json.OrderJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Carries out an operator's decision on a held order. */
@Command(name = "resolve", sortOptions = false,
		description = "Decides a held order, after you have looked at the provider's portal or asked their support.")
final class ResolveVerb extends Verb {

	@Parameters(index = "0", paramLabel = "REFERENCE",
			description = "Our reference of the order, as orders --state HELD shows it.")
	private String reference = "";

	@ArgGroup(multiplicity = "1")
	private What what = new What();

	@Option(names = "--reason", required = true, paramLabel = "TEXT", description = "How you know; it is kept.")
	private String reason = "";

	ResolveVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Operations operations = session().operations();
		OrderView order;
		try (CommandProgress progress = session().progress()) {
			order = operations.resolve(reference.strip(), what.decision(), reason.strip(), progress);
		}
		answer(OrderJson.of(order),
				() -> out().println(
						"Order " + order.reference() + " of execution " + order.execution() + " is " + order.state()
								+ (order.lastAnswer() == null ? "" : ": " + Words.printable(order.lastAnswer()))));
		return ExitCode.OK;
	}

	/** The three decisions. */
	static final class What {

		@Option(names = "--placed", paramLabel = "ID",
				description = "The order exists at the provider, under this id of theirs.")
		private @Nullable String placed;

		@Option(names = "--not-placed",
				description = "Nothing of it exists there; restart places it, under the same reference.")
		private boolean notPlaced;

		@Option(names = "--reject", description = "Nothing of it exists there, and nothing is to be ordered.")
		private boolean reject;

		private Decision decision() {
			if (placed != null) {
				return new Decision.PlacedAs(placed);
			}
			return notPlaced ? new Decision.NotPlaced() : new Decision.Reject();
		}

	}

}
