package dev.bulkordering.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/**
 * What was asked for does not exist, or is not the person's: from outside, both look the
 * same.
 */
@ResponseStatus(HttpStatus.NOT_FOUND)
class NotThereException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
