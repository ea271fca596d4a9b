package dev.bulkordering.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.job.CodesLink.Kind;

/**
 * Cards and codes for a person, who has to say why, and gets them once: by a link that is
 * the person's own and ends by itself. Each request, each use and each try that was
 * refused is in the audit trail. A sentence for people comes with every refusal
 * ({@link RefusedException}); nothing else that is said or recorded shows a code.
 */
public interface Codes {

	/**
	 * Runs that have cards in the vault, newest first.
	 * @param jobs names of the jobs whose runs are looked for; null means any
	 * @param before only those with a smaller number
	 * @param most how many at the most
	 */
	List<RunWithCodes> runs(@Nullable Set<String> jobs, long before, int most);

	/**
	 * A run and how many cards of it are in the vault, by the number of any execution.
	 */
	RunWithCodes run(long execution);

	/**
	 * Makes a link for the current actor.
	 * @return its secret part, which is kept nowhere
	 */
	String ask(Request request);

	/**
	 * A link of the current actor's; looking at it does not use it up.
	 * @param token its secret part
	 */
	CodesLink link(long execution, String token);

	/**
	 * Uses up a link of the kind {@link Kind#PAGE}.
	 * @param most how many cards at the most
	 */
	ShownCodes show(long execution, String token, int most);

	/**
	 * Uses up a link of the kind {@link Kind#WORKBOOK}: writes the workbook, as
	 * {@link Operations#exportCodes} does.
	 * @param out a file that does not exist yet
	 * @return how many cards were written
	 */
	long export(long execution, String token, Path out, char[] password);

	/**
	 * What a person asks for.
	 *
	 * @param execution number of any execution of the run
	 * @param kind in which form
	 * @param row the row whose cards are wanted; null means all of the run
	 * @param reason why, for the audit trail
	 * @param validFor how long the link can be used
	 */
	record Request(long execution, Kind kind, @Nullable Integer row, String reason, Duration validFor) {

	}

}
