package dev.bulkordering.cli;

import java.util.List;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.OrderEvidence;
import dev.bulkordering.job.OrderView;
import dev.bulkordering.job.json.OrderJson;
import dev.bulkordering.order.OrderState;

/** Lists orders. */
@Command(name = "orders", sortOptions = false,
		description = "Lists orders with reference, provider's id, state, attempts and last answer.")
final class OrdersVerb extends Verb {

	@Option(names = "--execution", paramLabel = "N", description = "Only the orders of this run.")
	private @Nullable Long execution;

	@Option(names = "--state", paramLabel = "S", description = "Only orders in this state: ${COMPLETION-CANDIDATES}.")
	private @Nullable OrderState state;

	OrdersVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		Operations operations = session().operations();
		List<OrderView> orders = operations.orders(execution, state);
		if (json()) {
			Json.print(out(), OrderJson.of(orders));
		}
		else {
			print(orders);
			if (state == OrderState.HELD) {
				operations.evidence(execution).forEach(this::print);
			}
		}
		return ExitCode.OK;
	}

	private void print(List<OrderView> orders) {
		if (orders.isEmpty()) {
			out().println("There are no such orders.");
			return;
		}
		Table table = new Table("Reference", "Execution", "Provider", "Provider's id", "State", "Units", "Value",
				"Attempts", "Updated", "Last answer");
		for (OrderView order : orders) {
			table.row(order.reference(), Long.toString(order.execution()), order.provider(),
					order.providerOrderId() == null ? "" : order.providerOrderId(), order.state(), order.units(),
					Words.money(order.currency(), order.value()), order.attempts(), Words.time(order.updatedAt()),
					order.lastAnswer() == null ? "" : order.lastAnswer());
		}
		table.print(out());
	}

	private void print(OrderEvidence evidence) {
		RunSummary lines = new RunSummary(out());
		out().println();
		out().println("What is known of " + evidence.reference() + ":");
		for (OrderEvidence.Call call : evidence.calls()) {
			lines.line(call.kind().equals("LOOK_UP") ? "Asked" : call.kind().equals("BUY") ? "Sent" : "Quoted",
					Words.time(call.at()) + ": "
							+ (call.answer() == null ? "nobody knows what became of it" : call.answer()));
		}
		lines.line("Document", evidence.document());
		lines.line("Decide",
				"resolve " + evidence.reference() + " --placed ID, --not-placed or --reject, --reason TEXT");
	}

}
