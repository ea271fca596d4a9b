package dev.bulkordering.console;

import java.net.URI;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

import dev.bulkordering.job.RefusedException;

/** Says on the page where it was asked for why something was not done. */
@ControllerAdvice
@ConditionalOnWebApplication
class RefusalPages {

	@ExceptionHandler(RefusedException.class)
	ModelAndView refused(RefusedException refusal, HttpServletRequest request, HttpServletResponse response) {
		String from = request.getHeader(HttpHeaders.REFERER);
		if (HttpMethod.POST.matches(request.getMethod()) && from != null) {
			RequestContextUtils.getOutputFlashMap(request).put("refusal", refusal.getMessage());
			RequestContextUtils.saveOutputFlashMap(path(from), request, response);
			return new ModelAndView("redirect:" + path(from));
		}
		ModelAndView page = new ModelAndView("refused");
		page.setStatus(HttpMethod.GET.matches(request.getMethod()) ? HttpStatus.NOT_FOUND : HttpStatus.CONFLICT);
		page.addObject("refusal", refusal.getMessage());
		return page;
	}

	// never to another site
	private static String path(String from) {
		String path = URI.create(from).getRawPath();
		return path == null || !path.startsWith("/") || path.startsWith("//") ? "/" : path;
	}

}
