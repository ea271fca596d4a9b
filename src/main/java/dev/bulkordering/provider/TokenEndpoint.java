package dev.bulkordering.provider;

import org.jspecify.annotations.Nullable;

/** Makes the call that fetches an access token, once. */
@FunctionalInterface
public interface TokenEndpoint {

	/**
	 * Fetches a token.
	 * @param secret what an earlier token call handed out to be sent this time, or null:
	 * then what is configured is sent
	 */
	Reply<TokenAnswer> fetch(@Nullable String secret);

}
