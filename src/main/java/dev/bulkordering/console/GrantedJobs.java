package dev.bulkordering.console;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
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

	/** Names of the jobs that were ever run and that a person may see. */
	List<String> known(ConsoleUser user) {
		return operations.knownJobs().stream().filter(user::maySee).toList();
	}

	/**
	 * What a query for a person is limited to.
	 * @param job only this one, if the person has chosen one and may see it
	 * @return names of jobs; null means all
	 */
	@Nullable Set<String> limit(ConsoleUser user, String job) {
		if (!job.isBlank()) {
			return user.maySee(job) ? Set.of(job) : Set.of();
		}
		return user.jobs();
	}

	/**
	 * The latest runs that a person may see.
	 * @param own whether only those that the person began
	 * @param before only those with a smaller number
	 */
	List<ExecutionLine> runs(ConsoleUser user, boolean own, long before, int most) {
		return operations.executions(Filter.runs(user.jobs(), own ? user.getUsername() : null), before, most);
	}

	/** A run that a person may see. */
	ExecutionView execution(ConsoleUser user, long number) {
		return seen(user, () -> operations.execution(number), (view) -> view.report().job());
	}

	/**
	 * Something that a person may see, because its job is granted.
	 * @param find finds it; refuses if it is not there
	 * @throws NotThereException if it is not there, or of another job: from outside, both
	 * look the same
	 */
	<T> T seen(ConsoleUser user, Supplier<T> find, Function<T, String> job) {
		T found;
		try {
			found = find.get();
		}
		catch (RefusedException ex) {
			throw new NotThereException();
		}
		if (!user.maySee(job.apply(found))) {
			throw new NotThereException();
		}
		return found;
	}

}
