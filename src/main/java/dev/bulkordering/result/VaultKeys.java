package dev.bulkordering.result;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The vault's keys, from a key file or from a setting. A key file may get further keys
 * while it is in use, from this process or from another: they are taken up from then on.
 * Thread-safe.
 */
final class VaultKeys {

	private static final Logger log = LoggerFactory.getLogger(VaultKeys.class);

	/** Threads of one process take turns by this, processes by a lock on a file. */
	private static final Object TURN = new Object();

	private final @Nullable Path file;

	private volatile Loaded loaded;

	private volatile boolean warned;

	private VaultKeys(@Nullable Path file, Loaded loaded) {
		this.file = file;
		this.loaded = loaded;
	}

	/**
	 * Opens a key file.
	 * @param file the key file
	 * @param mayCreate whether a missing one is made, with a key for development; a
	 * warning says so
	 * @throws VaultException if it is missing and may not be made, or is damaged
	 */
	static VaultKeys openOrCreate(Path file, boolean mayCreate) {
		if (!Files.exists(file)) {
			if (!mayCreate) {
				throw new VaultException(("The vault has no key: %s does not exist. Where several machines may share"
						+ " the database it is never made by itself: make it once with `keys --new`, and give the same"
						+ " file to every machine.")
					.formatted(file));
			}
			createForDevelopment(file);
		}
		return new VaultKeys(file, load(file));
	}

	/**
	 * Takes the keys from a setting.
	 * @param json the content of a key file
	 * @throws VaultException if it is none
	 */
	static VaultKeys of(String json) {
		try {
			return new VaultKeys(null, new Loaded(Keyset.parse(json), "setting"));
		}
		catch (GeneralSecurityException | RuntimeException ex) {
			throw new VaultException("The setting bulk-ordering.vault.keys is not the content of a vault's key file.");
		}
	}

	/**
	 * Adds a fresh key to a key file, which encrypts from now on; the others are kept for
	 * reading. A file that is missing is made.
	 * @throws VaultException if the file is damaged or cannot be written
	 */
	static void addKey(Path file) {
		inTurn(file, () -> write(file,
				Files.exists(file) ? load(file).keys().withFreshKey().json() : Keyset.fresh().json()));
	}

	/** Takes up keys that were added to the file since it was read. */
	void refresh() {
		if (file != null) {
			try {
				if (!stamp(file).equals(loaded.stamp())) {
					loaded = load(file);
				}
			}
			catch (IOException | VaultException ex) {
				// a card that was bought must be kept; the keys in memory still do it
				warnOnce();
			}
		}
	}

	private void warnOnce() {
		if (!warned) {
			warned = true;
			log.warn("The vault's key file {} cannot be read any more; the keys read before stay in use."
					+ " Restore the file before this process ends.", file);
		}
	}

	/** Encrypts with the newest key; only the same context will decrypt it. */
	byte[] encrypt(byte[] plain, byte[] context) {
		return loaded.keys().encrypt(plain, context);
	}

	/**
	 * Decrypts with whichever key encrypted.
	 * @param what what was encrypted, for messages
	 * @throws VaultException if that key is not here, or the text was altered or moved
	 */
	byte[] decrypt(byte[] sealed, byte[] context, String what) {
		if (!loaded.keys().hasKeyOf(sealed)) {
			refresh();
		}
		if (!loaded.keys().hasKeyOf(sealed)) {
			throw new VaultException(
					("%s was encrypted with key %s, which is not in %s. Restore a copy of the vault's keys that has it.")
						.formatted(what, Keyset.keyOf(sealed), source()));
		}
		try {
			return loaded.keys().decrypt(sealed, context);
		}
		catch (GeneralSecurityException ex) {
			throw new VaultException(("%s cannot be decrypted: what the database holds was altered, or belongs to"
					+ " another unit. Restore it from a backup of the database, or ask the provider for it.")
				.formatted(what));
		}
	}

	private String source() {
		return file == null ? "the setting bulk-ordering.vault.keys" : file.toString();
	}

	private static void createForDevelopment(Path file) {
		inTurn(file, () -> {
			if (!Files.exists(file)) {
				write(file, Keyset.fresh().json());
				log.warn("Made a key for the vault in {}. It does for trying things out; keep a copy of it, because"
						+ " without it no card or code that was stored can be read.", file);
			}
		});
	}

	private static void write(Path file, String json) throws IOException {
		Path target = Files.exists(file) ? file.toRealPath() : file;
		try (FreshFile fresh = FreshFile.ownerOnly(target)) {
			fresh.stream().write(json.getBytes(StandardCharsets.UTF_8));
			fresh.complete();
			fresh.publish();
		}
	}

	private static Loaded load(Path file) {
		try {
			String stamp = stamp(file);
			return new Loaded(Keyset.parse(Files.readString(file)), stamp);
		}
		catch (GeneralSecurityException | CharacterCodingException | RuntimeException ex) {
			throw new VaultException(("The vault's key file %s is damaged. Restore it from a copy: a new one could not"
					+ " read what is stored already.")
				.formatted(file));
		}
		catch (IOException ex) {
			throw new VaultException(
					"The vault's key file %s cannot be read; check that it is a file, and that this user may read it."
						.formatted(file));
		}
	}

	/** Differs whenever the file was replaced. */
	private static String stamp(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		return attributes.lastModifiedTime() + "/" + attributes.size() + "/" + attributes.fileKey();
	}

	private static void inTurn(Path file, Change change) {
		Path folder = FreshFile.folderOf(file);
		synchronized (TURN) {
			try {
				Files.createDirectories(folder);
				try (FileChannel lockFile = FileChannel.open(file.resolveSibling(file.getFileName() + ".lock"),
						Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
						FreshFile.ownerOnlyAttributes(folder)); FileLock lock = lockFile.lock()) {
					change.make();
				}
			}
			catch (IOException ex) {
				throw new VaultException(
						"The vault's key file %s could not be written; check that this user may write into %s."
							.formatted(file, folder));
			}
		}
	}

	/** Keys, and by what the file that they were read from is known again. */
	private record Loaded(Keyset keys, String stamp) {

	}

	/** A change of a key file. */
	private interface Change {

		/** Makes it. */
		void make() throws IOException;

	}

}
