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

	LargeUploads(@Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
		this.largest = largest;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String type = request.getContentType();
		if (type == null || !type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE)) {
			chain.doFilter(request, response);
		}
		else if (request.getContentLengthLong() < 0) {
			response.sendError(HttpServletResponse.SC_LENGTH_REQUIRED);
		}
		else if (request.getContentLengthLong() > largest.toBytes() + FORM.toBytes()) {
			response.sendRedirect(request.getContextPath() + "/sheets?large");
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
