package dev.bulkordering.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** Leads whoever is not signed in there; says so to those who were. */
final class SignInEntryPoint extends LoginUrlAuthenticationEntryPoint {

	SignInEntryPoint(String page) {
		super(page);
	}

	@Override
	protected String determineUrlToUseForThisRequest(HttpServletRequest request, HttpServletResponse response,
			AuthenticationException why) {
		boolean ended = request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
		return getLoginFormUrl() + (ended ? "?expired" : "");
	}

}
