package dev.bulkordering.sandbox.budgetree;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;

import dev.bulkordering.sandbox.Json;
import dev.bulkordering.sandbox.Request;

/**
 * The check of the headers {@code dateAtClient} and {@code signature}, as the samples for
 * the API that Budgetree's stems from make them: of method, URL with its parameters
 * sorted, and the body's JSON with its keys sorted.
 */
final class SignatureCheck {

	private static final ObjectWriter SORTED = Json.MAPPER.writer()
		.with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

	private SignatureCheck() {
	}

	/**
	 * Whether a request is signed rightly.
	 * @param secret the client secret; empty checks nothing
	 */
	static boolean passes(Request request, String secret) {
		if (secret.isEmpty()) {
			return true;
		}
		String signature = request.header("signature");
		return signature != null && isMoment(request.header("dateAtClient"))
				&& MessageDigest.isEqual(signature.getBytes(StandardCharsets.UTF_8), expected(request, secret));
	}

	private static boolean isMoment(@Nullable String text) {
		try {
			return text != null && text.endsWith("Z") && Instant.parse(text).isAfter(Instant.EPOCH);
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	private static byte[] expected(Request request, String secret) {
		String text = request.method() + "&" + encoded(sorted(request.url()));
		JsonNode body = request.json();
		if (body != null) {
			text += "&" + encoded(SORTED.writeValueAsString(Json.MAPPER.treeToValue(body, Object.class)));
		}
		try {
			Mac mac = Mac.getInstance("HmacSHA512");
			mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA512"));
			byte[] digest = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest).getBytes(StandardCharsets.UTF_8);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String sorted(String url) {
		String[] parts = url.split("\\?", 2);
		return parts.length == 1 ? url
				: parts[0] + Stream.of(parts[1].split("&")).sorted().collect(Collectors.joining("&", "?", ""));
	}

	// what RFC 3986 calls unreserved stays as it is
	private static String encoded(String text) {
		StringBuilder encoded = new StringBuilder();
		for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
			char character = (char) (one & 0xff);
			if (one > 0 && (Character.isLetterOrDigit(character) || "-._~".indexOf(character) >= 0)) {
				encoded.append(character);
			}
			else {
				encoded.append("%%%02X".formatted(one & 0xff));
			}
		}
		return encoded.toString();
	}

}
