package dev.bulkordering.placement;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.placement.PlacingResult.End;

/** Why no further call is started; the first reason stays. */
final class Halt {

	private @Nullable PlacingResult reason;

	void stopped() {
		set(End.STOPPED, "stopped on request", null);
	}

	void failed(End end, String message, @Nullable Instant restartFrom) {
		set(end, message, restartFrom);
	}

	private void set(End end, String message, @Nullable Instant restartFrom) {
		if (reason == null) {
			reason = new PlacingResult(end, message, restartFrom);
		}
	}

	boolean isSet() {
		return reason != null;
	}

	@Nullable PlacingResult reason() {
		return reason;
	}

}
