package dev.bulkordering.provider;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request and what came back, as the journal keeps it: secrets and personal data
 * masked, tokens left out.
 *
 * @param method HTTP method
 * @param url the URL, without user info
 * @param request masked body, if any
 * @param status HTTP status, or null if no answer came
 * @param response masked body, if any
 * @param error why no answer came, if none did
 * @param sent whether the first byte may have left
 * @param took time until the answer or the error
 */
public record Exchange(String method, String url, @Nullable String request, @Nullable Integer status,
		@Nullable String response, @Nullable String error, boolean sent, Duration took) {

}
