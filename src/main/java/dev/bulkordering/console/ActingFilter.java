package dev.bulkordering.console;

import java.io.IOException;
import java.security.Principal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

import dev.bulkordering.job.run.Actor;

/**
 * Has whatever a person does in the console, or a program over the REST interface,
 * recorded under their name.
 */
@Component
@ConditionalOnWebApplication
class ActingFilter extends OncePerRequestFilter {

	private static final String CONSOLE = "console";

	private static final String API = "api";

	/** What a request broke off with, carried through a call that knows no such thing. */
	private static final class Broken extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Broken(Exception cause) {
			super(cause);
		}

	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Principal person = request.getUserPrincipal();
		if (person == null) {
			chain.doFilter(request, response);
			return;
		}
		try {
			new Actor(person.getName(), ApiProblems.isApi(request) ? API : CONSOLE).carriedBy(() -> {
				try {
					chain.doFilter(request, response);
				}
				catch (IOException | ServletException ex) {
					throw new Broken(ex);
				}
			}).run();
		}
		catch (Broken ex) {
			if (ex.getCause() instanceof IOException broken) {
				throw broken;
			}
			throw new ServletException(ex.getCause());
		}
	}

}
