package dev.bulkordering.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a fault does to a call. */
enum FaultKind {

	/** Answers with a status, 500 by default. */
	ERROR,

	/** Answers 503. */
	UNAVAILABLE,

	/** Answers 429, and says how long to wait. */
	THROTTLED,

	/** Answers 307, with the same URL as its target. */
	REDIRECT,

	/** Answers 200 (or the status given) with half a JSON document. */
	GARBAGE,

	/** Closes the connection without an answer. */
	CUT,

	/** Answers as documented for bad credentials. */
	TOKEN_EXPIRED,

	/** Answers as documented for an account without funds. */
	NO_FUNDS,

	/** Answers as documented for a product that is out of stock. */
	OUT_OF_STOCK,

	/** Answers with an error code of the document. */
	CODE,

	/** Only delays the call. */
	SLOW,

	/** The order is taken, and ends in another way or later than usual. */
	FINISH;

	/** Whether the provider's own answer is the one that is sent. */
	boolean keepsAnswer() {
		return this == SLOW || this == FINISH;
	}

	@JsonCreator
	static FaultKind of(String name) {
		return Arrays.stream(values())
			.filter((kind) -> kind.text().equals(name))
			.findFirst()
			.orElseThrow(() -> new BadControlException("no fault kind '" + name + "'; there are: "
					+ Arrays.stream(values()).map(FaultKind::text).collect(Collectors.joining(", "))));
	}

	@JsonValue
	String text() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
