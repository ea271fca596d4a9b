package dev.bulkordering.console;

import java.util.Comparator;
import java.util.List;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

import dev.bulkordering.job.ExecutionLine;
import dev.bulkordering.job.ExecutionLine.Filter;
import dev.bulkordering.job.ExecutionView;
import dev.bulkordering.job.Operations;
import dev.bulkordering.job.RefusedException;

/** The jobs that a person may see, and what was run of them: all else is not there. */
@Component
@ConditionalOnWebApplication
class GrantedJobs {

	private final Operations operations;

	GrantedJobs(Operations operations) {
		this.operations = operations;
	}

	/** Names of the jobs that a person can upload sheets for. */
	List<String> of(ConsoleUser user) {
		return operations.definedJobs().stream().filter(user::maySee).toList();
	}

	/** Makes sure that a person can upload sheets for a job. */
	void require(ConsoleUser user, String job) {
		if (!of(user).contains(job)) {
			throw new NotThereException();
		}
	}

	/** The latest executions that a person may see. */
	List<ExecutionLine> executions(ConsoleUser user, int most) {
		return operations.knownJobs()
			.stream()
			.filter(user::maySee)
			.flatMap((job) -> operations.executions(new Filter(job, null, null, null), Long.MAX_VALUE, most).stream())
			.sorted(Comparator.comparingLong(ExecutionLine::number).reversed())
			.limit(most)
			.toList();
	}

	/** A run that a person may see. */
	ExecutionView execution(ConsoleUser user, long number) {
		ExecutionView view;
		try {
			view = operations.execution(number);
		}
		catch (RefusedException ex) {
			throw new NotThereException();
		}
		if (!user.maySee(view.report().job())) {
			throw new NotThereException();
		}
		return view;
	}

}
