package dev.bulkordering.result;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.HashSet;
import java.util.Set;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;

/**
 * The keys of the vault at a moment: one of them encrypts, all of them decrypt. Each is
 * for AES-256-GCM. Immutable; its text form shows nothing of a key.
 */
final class Keyset {

	/** First byte of a ciphertext that names its key in the four bytes after it. */
	private static final byte NAMES_ITS_KEY = 1;

	private static final int NAME_LENGTH = 5;

	static {
		try {
			AeadConfig.register();
		}
		catch (GeneralSecurityException ex) {
			throw new ExceptionInInitializerError(ex);
		}
	}

	private final KeysetHandle handle;

	private final Aead aead;

	private final Set<Integer> keyIds = new HashSet<>();

	private Keyset(KeysetHandle handle) throws GeneralSecurityException {
		this.handle = handle;
		this.aead = handle.getPrimitive(RegistryConfiguration.get(), Aead.class);
		for (int at = 0; at < handle.size(); at++) {
			if (handle.getAt(at).getStatus() == KeyStatus.ENABLED) {
				keyIds.add(handle.getAt(at).getId());
			}
		}
	}

	/** A set of one new key. */
	static Keyset fresh() {
		try {
			return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("every JDK has AES-GCM", ex);
		}
	}

	/**
	 * Reads a set from its JSON form.
	 * @throws GeneralSecurityException if it is none; what it says may quote the input
	 */
	static Keyset parse(String json) throws GeneralSecurityException {
		return new Keyset(TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get()));
	}

	/** This set and a new key, which encrypts from now on. */
	Keyset withFreshKey() {
		try {
			return new Keyset(KeysetHandle.newBuilder(handle)
				.addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
					.withRandomId()
					.makePrimary())
				.build());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("a set of keys takes one more", ex);
		}
	}

	/** The set in JSON, keys in the clear. */
	String json() {
		try {
			return TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("a set of keys has a written form", ex);
		}
	}

	/** Encrypts; only the same context will decrypt it. */
	byte[] encrypt(byte[] plain, byte[] context) {
		try {
			return aead.encrypt(plain, context);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("AES-GCM encrypts every text", ex);
		}
	}

	/**
	 * Decrypts.
	 * @throws GeneralSecurityException if the text was altered, or encrypted in another
	 * context or by a key that is not in this set
	 */
	byte[] decrypt(byte[] sealed, byte[] context) throws GeneralSecurityException {
		return aead.decrypt(sealed, context);
	}

	/** Whether the key that a ciphertext names is in this set. */
	boolean hasKeyOf(byte[] sealed) {
		return namesItsKey(sealed) && keyIds.contains(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt());
	}

	/** The number of the key that a ciphertext names, as a key file writes it. */
	static String keyOf(byte[] sealed) {
		return namesItsKey(sealed) ? Integer.toUnsignedString(ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt())
				: "without a number";
	}

	private static boolean namesItsKey(byte[] sealed) {
		return sealed.length >= NAME_LENGTH && sealed[0] == NAMES_ITS_KEY;
	}

	@Override
	public String toString() {
		return "Keyset" + keyIds;
	}

}
