package dev.bulkordering.provider;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What a token call came to. The text form of a token shows nothing of it. */
public sealed interface TokenAnswer {

	/**
	 * A token.
	 *
	 * @param token the token
	 * @param life how long it is good for
	 * @param secret what the next token call has to send instead of what is configured,
	 * such as a new refresh token; null if that does not change
	 */
	record Granted(String token, Duration life, @Nullable String secret) implements TokenAnswer {

		@Override
		public String toString() {
			return "Granted[life=" + life + "]";
		}

	}

	/**
	 * The credentials are refused: never to be sent again as they are.
	 *
	 * @param message what was answered and which setting to mend, for people
	 */
	record Refused(String message) implements TokenAnswer {
	}

	/**
	 * No answer that says anything of the credentials.
	 *
	 * @param why {@link Outcome.Throttled} or {@link Outcome.Unavailable}
	 */
	record NotAnswered(Outcome why) implements TokenAnswer {
	}

}
