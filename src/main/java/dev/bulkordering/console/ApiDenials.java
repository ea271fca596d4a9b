package dev.bulkordering.console;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Tells a program why it may not do something. Whatever has no rule is denied; where
 * there is nothing at all to be done, that is said instead.
 */
@Component
@ConditionalOnWebApplication
class ApiDenials implements AccessDeniedHandler {

	/** Looked for when it is needed: it is made later than what guards the way to it. */
	private final ObjectProvider<RequestMappingHandlerMapping> mappings;

	private final ApiFailures failures;

	private final ApiProblems problems;

	ApiDenials(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mappings,
			ApiFailures failures, ApiProblems problems) {
		this.mappings = mappings;
		this.failures = failures;
		this.problems = problems;
	}

	@Override
	public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
			throws IOException, ServletException {
		try {
			if (isNothingThere(request)) {
				problems.answer(request, response, HttpStatus.NOT_FOUND, ApiFailures.NOTHING_THERE);
			}
			else {
				problems.answer(request, response, HttpStatus.FORBIDDEN,
						"None of the token's roles allows this. An administrator gives it the role that it needs.");
			}
		}
		catch (HttpRequestMethodNotSupportedException ex) {
			failures.answer(request, response, ex);
		}
	}

	private boolean isNothingThere(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
		ServletRequestPathUtils.parseAndCache(request);
		try {
			return mappings.getObject().getHandler(request) == null;
		}
		catch (HttpRequestMethodNotSupportedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			// there is something, and what was sent would not do for it either
			return false;
		}
	}

}
