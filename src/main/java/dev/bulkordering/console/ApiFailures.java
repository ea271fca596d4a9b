package dev.bulkordering.console;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

import dev.bulkordering.job.RefusedException;

/** Answers programs with a problem whatever goes wrong; people get a page instead. */
@Component
@ConditionalOnWebApplication
class ApiFailures implements HandlerExceptionResolver, Ordered {

	static final String NOTHING_THERE = "There is nothing at this address. The description at /api/v1/openapi lists"
			+ " what there is.";

	private static final Logger log = LoggerFactory.getLogger(ApiFailures.class);

	private final ApiProblems problems;

	private final DataSize largest;

	ApiFailures(ApiProblems problems, @Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
		this.problems = problems;
		this.largest = largest;
	}

	private record Problem(HttpStatus status, String detail) {

	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public @Nullable ModelAndView resolveException(HttpServletRequest request, HttpServletResponse response,
			@Nullable Object handler, Exception failure) {
		if (!ApiProblems.isApi(request) || response.isCommitted()) {
			return null;
		}
		try {
			answer(request, response, failure);
		}
		catch (IOException ex) {
			log.info("an answer could not be sent: {}", ex.getMessage());
		}
		return new ModelAndView();
	}

	/** Answers with the problem that a failure is. */
	void answer(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
		if (failure instanceof ErrorResponse error) {
			error.getHeaders().forEach((name, values) -> values.forEach((value) -> response.addHeader(name, value)));
		}
		Problem problem = problem(failure);
		if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
			log.error("{} {} failed", request.getMethod(), request.getRequestURI(), failure);
		}
		problems.answer(request, response, problem.status(), problem.detail());
	}

	private Problem problem(Exception failure) {
		if (failure instanceof ApiRefusal refusal) {
			return new Problem(refusal.status(), String.valueOf(refusal.getMessage()));
		}
		if (failure instanceof RefusedException) {
			return new Problem(HttpStatus.CONFLICT, String.valueOf(failure.getMessage()));
		}
		if (failure instanceof NotUnderstoodException) {
			return new Problem(HttpStatus.BAD_REQUEST, "A part of the address is not what is expected there. The"
					+ " description at /api/v1/openapi tells what is.");
		}
		if (failure instanceof NotThereException) {
			return new Problem(HttpStatus.NOT_FOUND,
					"There is nothing of this name or number, or nothing that this token may see.");
		}
		if (failure instanceof MaxUploadSizeExceededException) {
			return new Problem(HttpStatus.CONTENT_TOO_LARGE, ApiProblems.tooLarge(largest));
		}
		if (failure instanceof HttpRequestMethodNotSupportedException other) {
			return new Problem(HttpStatus.METHOD_NOT_ALLOWED,
					other.getMethod() + " cannot be done here; what can: " + String.join(", ", allowed(other)) + ".");
		}
		if (failure instanceof HttpMediaTypeNotSupportedException other) {
			return new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The content type " + other.getContentType()
					+ " is not taken here; expected: "
					+ other.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "))
					+ ".");
		}
		String mistake = mistake(failure);
		if (mistake != null) {
			return new Problem(HttpStatus.BAD_REQUEST, mistake);
		}
		HttpStatus status = failure instanceof ErrorResponse error ? known(error.getStatusCode())
				: HttpStatus.INTERNAL_SERVER_ERROR;
		return new Problem(status, switch (status) {
			case NOT_FOUND -> NOTHING_THERE;
			case NOT_ACCEPTABLE -> "This is not answered in any form that the request's Accept header allows.";
			case INTERNAL_SERVER_ERROR -> "Something went wrong that no one foresaw. Nothing was lost: what was being"
					+ " ordered is in the database. The log has what an administrator needs.";
			default -> "The request is not understood: " + failure.getMessage();
		});
	}

	private static @Nullable String mistake(Exception failure) {
		if (failure instanceof MethodArgumentTypeMismatchException other) {
			return "'" + other.getValue() + "' cannot be used as " + other.getName() + expected(other) + ".";
		}
		if (failure instanceof MissingServletRequestParameterException other) {
			return "The parameter " + other.getParameterName() + " is missing.";
		}
		if (failure instanceof MissingServletRequestPartException other) {
			return "The part " + other.getRequestPartName() + " of the form is missing.";
		}
		if (failure instanceof HttpMessageNotReadableException) {
			return "The body is not readable as the JSON that is expected here.";
		}
		return failure instanceof MultipartException ? "The body is not readable as multipart/form-data." : null;
	}

	private static String expected(TypeMismatchException mismatch) {
		Class<?> type = mismatch.getRequiredType();
		if (type == null || !type.isEnum()) {
			return "";
		}
		return "; expected one of "
				+ Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", "));
	}

	private static String[] allowed(HttpRequestMethodNotSupportedException failure) {
		String[] methods = failure.getSupportedMethods();
		return methods == null ? new String[0] : methods;
	}

	private static HttpStatus known(HttpStatusCode code) {
		HttpStatus status = HttpStatus.resolve(code.value());
		return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
	}

}
