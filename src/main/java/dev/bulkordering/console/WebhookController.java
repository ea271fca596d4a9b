package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import dev.bulkordering.job.Operations;

/**
 * Takes in webhooks and answers at once: providers give up soon, and some switch a
 * webhook off that fails a few times. What follows from one is done afterwards.
 */
@RestController
@ConditionalOnWebApplication
class WebhookController {

	/** Larger ones are none that a provider sends. */
	private static final int LARGEST_BODY = 1 << 20;

	private final Operations operations;

	WebhookController(Operations operations) {
		this.operations = operations;
	}

	@PostMapping("/webhooks/{provider}")
	ResponseEntity<Void> receive(@PathVariable String provider, HttpServletRequest request) throws IOException {
		byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
		if (body.length > LARGEST_BODY) {
			return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
		}
		HttpStatus status = switch (operations.receiveWebhook(provider, headers(request),
				new String(body, StandardCharsets.UTF_8))) {
			case TAKEN -> HttpStatus.OK;
			case UNAUTHORIZED -> HttpStatus.UNAUTHORIZED;
			case UNREADABLE -> HttpStatus.BAD_REQUEST;
			case NOBODY -> HttpStatus.NOT_FOUND;
		};
		return ResponseEntity.status(status).build();
	}

	private static Map<String, String> headers(HttpServletRequest request) {
		Map<String, String> headers = new HashMap<>();
		for (String name : Collections.list(request.getHeaderNames())) {
			headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
		}
		return headers;
	}

}
