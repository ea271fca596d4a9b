package dev.bulkordering.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Knows programs by their tokens, and tells nobody by its time how near a guess was. */
final class ApiTokens {

	private final List<Known> tokens;

	ApiTokens(ConsoleSettings settings) {
		this.tokens = settings.tokens()
			.entrySet()
			.stream()
			.map((one) -> new Known(HexFormat.of().parseHex(String.valueOf(one.getValue().hash())),
					ConsoleUser.of(one.getKey(), one.getValue())))
			.toList();
	}

	private record Known(byte[] hash, ConsoleUser holder) {

	}

	/** Whose token it is; null if it is nobody's. */
	@Nullable ConsoleUser holder(String token) {
		byte[] hash = sha256(token);
		ConsoleUser holder = null;
		for (Known known : tokens) {
			if (MessageDigest.isEqual(known.hash(), hash)) {
				holder = known.holder();
			}
		}
		return holder;
	}

	private static byte[] sha256(String text) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
