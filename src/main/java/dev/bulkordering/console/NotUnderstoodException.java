package dev.bulkordering.console;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was asked for is written in a way that no page of ours writes it. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
class NotUnderstoodException extends RuntimeException {

	private static final long serialVersionUID = 1L;

}
