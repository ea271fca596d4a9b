package dev.bulkordering.console;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns away files that are too large before anything reads them: once the form's token
 * is looked for in such a request, nothing but an error can come of it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
@ConditionalOnWebApplication
class LargeUploads extends OncePerRequestFilter {

	/** What a form has around its file. */
	private static final DataSize FORM = DataSize.ofKilobytes(16);

	private final DataSize largest;

	private final ApiProblems problems;

	LargeUploads(@Value("${spring.servlet.multipart.max-file-size}") DataSize largest, ApiProblems problems) {
		this.largest = largest;
		this.problems = problems;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = request.getContentType();
		if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
			chain.doFilter(request, response);
		}
		else if (request.getContentLengthLong() < 0) {
			if (ApiProblems.isApi(request)) {
				problems.answer(request, response, HttpStatus.LENGTH_REQUIRED,
						"The request does not say how long it is. Send it with a Content-Length, not in chunks.");
			}
			else {
				response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
			}
		}
		else if (request.getContentLengthLong() > largest.toBytes() + FORM.toBytes()) {
			if (ApiProblems.isApi(request)) {
				problems.answer(request, response, HttpStatus.CONTENT_TOO_LARGE, ApiProblems.tooLarge(largest));
			}
			else {
				response.sendRedirect(request.getContextPath() + "/sheets?large");
			}
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
