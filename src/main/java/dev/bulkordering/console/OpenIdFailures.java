package dev.bulkordering.console;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in page, which says why it did not work; the log says more. */
final class OpenIdFailures implements AuthenticationFailureHandler {

	private static final Logger log = LoggerFactory.getLogger(OpenIdFailures.class);

	@Override
	public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException failure) throws IOException {
		log.warn("somebody could not sign in by OpenID Connect: {}", failure.getMessage());
		String code = failure instanceof OAuth2AuthenticationException refused ? refused.getError().getErrorCode() : "";
		back(request, response, OpenIdFailure.named(code));
	}

	/** The provider could not even be asked where to sign in. */
	void onUnreachable(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		log.warn("the OpenID provider cannot be asked: {}", String.valueOf(failure.getCause()));
		back(request, response, OpenIdFailure.UNREACHABLE);
	}

	private static void back(HttpServletRequest request, HttpServletResponse response, OpenIdFailure failure)
			throws IOException {
		response.sendRedirect(request.getContextPath() + "/signin?openid=" + failure);
	}

}
