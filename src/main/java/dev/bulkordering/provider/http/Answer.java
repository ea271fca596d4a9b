package dev.bulkordering.provider.http;

import java.util.Optional;

import dev.bulkordering.provider.Exchange;
import dev.bulkordering.provider.Outcome;

/** What a {@link Call} came to. */
public sealed interface Answer permits Response, Answer.None {

	/** The exchange for the journal, masked. */
	Exchange exchange();

	/**
	 * Why a question counts as not answered: no answer came, or it is one of HTTP's
	 * refusals (401, 403, 429) or a server error. Empty if there is something to read.
	 */
	Optional<Outcome> notAnswered();

	/**
	 * No answer, or none that can be read.
	 *
	 * @param why {@link Outcome.Unavailable} if the request certainly did not leave, else
	 * {@link Outcome.Unknown}
	 * @param exchange see {@link Answer#exchange()}
	 */
	record None(Outcome why, Exchange exchange) implements Answer {

		@Override
		public Optional<Outcome> notAnswered() {
			return Optional.of(why);
		}

	}

}
