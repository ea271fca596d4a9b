package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.json.JsonMapper;

/** Tells programs what went wrong, as problem details (RFC 9457) with a sentence. */
@Component
@ConditionalOnWebApplication
class ApiProblems {

	private static final String PATH = "/api/";

	private final JsonMapper json = JsonMapper.shared();

	/** Whether it is a program that asks, and not a person with a browser. */
	static boolean isApi(HttpServletRequest request) {
		return request.getRequestURI().startsWith(request.getContextPath() + PATH);
	}

	/** Why a file is not taken. */
	static String tooLarge(DataSize largest) {
		return "The file is too large: a sheet has at most " + largest.toMegabytes() + " MB. Nothing was kept of it.";
	}

	/** Answers with a problem. */
	void answer(HttpServletRequest request, HttpServletResponse response, HttpStatus status, String detail)
			throws IOException {
		Map<String, Object> problem = new LinkedHashMap<>();
		problem.put("type", "about:blank");
		problem.put("title", status.getReasonPhrase());
		problem.put("status", status.value());
		problem.put("detail", detail);
		problem.put("instance", request.getRequestURI());
		response.setStatus(status.value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		response.getOutputStream().write(json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8));
	}

	/** Asks for a token. */
	void unauthorized(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
			throws IOException {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		answer(request, response, HttpStatus.UNAUTHORIZED,
				"The request carries no token that is known here. Send it as 'Authorization: Bearer TOKEN'.");
	}

}
