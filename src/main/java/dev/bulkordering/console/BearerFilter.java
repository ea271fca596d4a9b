package dev.bulkordering.console;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets programs in by the token that a request carries, and lets nobody try many. */
final class BearerFilter extends OncePerRequestFilter {

	private static final String BEARER = "Bearer ";

	private final ApiTokens tokens;

	private final SignInLimits limits;

	private final ApiProblems problems;

	BearerFilter(ApiTokens tokens, SignInLimits limits, ApiProblems problems) {
		this.tokens = tokens;
		this.limits = limits;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			chain.doFilter(request, response);
			return;
		}
		// a token that is right is let in, whatever others at its address have tried
		ConsoleUser holder = tokens.holder(header.substring(BEARER.length()).strip());
		String address = request.getRemoteAddr();
		if (holder == null && !limits.allow(address)) {
			response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SignInLimits.TIME.toSeconds()));
			problems.answer(request, response, HttpStatus.TOO_MANY_REQUESTS,
					"Too many requests from this address came with a wrong token. Try again in "
							+ SignInLimits.TIME.toMinutes() + " minutes.");
			return;
		}
		if (holder == null) {
			limits.failed(address);
			problems.unauthorized(request, response, new BadCredentialsException("nobody's token"));
			return;
		}
		SecurityContext context = SecurityContextHolder.createEmptyContext();
		context.setAuthentication(
				UsernamePasswordAuthenticationToken.authenticated(holder, null, holder.getAuthorities()));
		SecurityContextHolder.setContext(context);
		chain.doFilter(request, response);
	}

}
