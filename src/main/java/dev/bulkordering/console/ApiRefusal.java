package dev.bulkordering.console;

import org.springframework.http.HttpStatus;

/** Why a program's request is turned away, with the status that says so best. */
class ApiRefusal extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final HttpStatus status;

	ApiRefusal(HttpStatus status, String sentence) {
		super(sentence);
		this.status = status;
	}

	/** What was sent is understood, and cannot be done. */
	static ApiRefusal unprocessable(String sentence) {
		return new ApiRefusal(HttpStatus.UNPROCESSABLE_CONTENT, sentence);
	}

	HttpStatus status() {
		return status;
	}

}
