package dev.bulkordering.validation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/** SHA-256 over a row's content, the same on any machine. */
final class RowHash {

	private RowHash() {
	}

	/** Over all fields, sorted by name. */
	static byte[] ofFields(Map<String, String> values) {
		MessageDigest digest = sha256();
		add(digest, "fields");
		new TreeMap<>(values).forEach((name, value) -> {
			add(digest, name);
			add(digest, value);
		});
		return digest.digest();
	}

	/**
	 * Over the reference if there is one, else over all fields but the one that says
	 * where the row stems from.
	 */
	static byte[] ofRow(@Nullable String reference, Map<String, String> values) {
		if (reference == null) {
			Map<String, String> own = new TreeMap<>(values);
			own.remove(CommonFields.ORIGIN);
			return ofFields(own);
		}
		MessageDigest digest = sha256();
		add(digest, "reference");
		add(digest, reference);
		return digest.digest();
	}

	// Each text goes in behind its length, so that no two lists of texts give the same
	// bytes.
	private static void add(MessageDigest digest, String text) {
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
		digest.update(bytes);
	}

	private static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
