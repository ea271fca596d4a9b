package dev.bulkordering.result;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * A file that gets its name only once it is complete: it is written under a temporary
 * name beside it, forced to the disk and renamed in one step. Closed before that, it
 * leaves nothing behind.
 */
final class FreshFile implements AutoCloseable {

	private static final String PREFIX = ".bulk-ordering-";

	private static final String SUFFIX = ".tmp";

	/** Temporary files this old belong to a process that died. */
	private static final Duration LEFT_BEHIND = Duration.ofDays(1);

	private final Path target;

	private final FileAttribute<?>[] attributes;

	private Path temporary;

	private FileChannel channel;

	private OutputStream stream;

	private FreshFile(Path target, FileAttribute<?>... attributes) throws IOException {
		this.target = target.toAbsolutePath();
		this.attributes = attributes;
		this.temporary = temporaryName();
		this.channel = open();
		this.stream = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
	}

	/** A file that everyone may read whom the folder lets. */
	static FreshFile shared(Path target) throws IOException {
		removeLeftBehind(folderOf(target));
		return new FreshFile(target);
	}

	/** A file that only its owner may read, where the file system knows owners. */
	static FreshFile ownerOnly(Path target) throws IOException {
		removeLeftBehind(folderOf(target));
		return new FreshFile(target, ownerOnlyAttributes(folderOf(target)));
	}

	/** What makes a new file in a folder its owner's alone. */
	static FileAttribute<?>[] ownerOnlyAttributes(Path folder) {
		return folder.getFileSystem().supportedFileAttributeViews().contains("posix")
				? new FileAttribute<?>[] {
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")) }
				: new FileAttribute<?>[0];
	}

	/** The folder of a file, whether or not its path names one. */
	static Path folderOf(Path file) {
		Path folder = file.toAbsolutePath().getParent();
		if (folder == null) {
			throw new IllegalArgumentException(file + " is not the path of a file");
		}
		return folder;
	}

	/** Where the content goes. Closing it does no harm. */
	OutputStream stream() {
		return stream;
	}

	/** Puts bytes before all that was written so far. */
	void prepend(byte[] bytes) throws IOException {
		stream.flush();
		Path body = temporary;
		try (FileChannel written = FileChannel.open(body, StandardOpenOption.READ)) {
			channel.close();
			temporary = temporaryName();
			channel = open();
			stream = new BufferedOutputStream(Channels.newOutputStream(channel));
			channel.write(ByteBuffer.wrap(bytes));
			long size = written.size();
			for (long done = 0; done < size;) {
				done += written.transferTo(done, size - done, channel);
			}
		}
		finally {
			Files.deleteIfExists(body);
		}
	}

	/** Makes sure that the content is on the disk. */
	void complete() throws IOException {
		stream.flush();
		channel.force(true);
		channel.close();
	}

	/** Gives the file its name, in place of one that has it. */
	void publish() throws IOException {
		Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		forceFolder();
	}

	@Override
	public void close() throws IOException {
		channel.close();
		Files.deleteIfExists(temporary);
	}

	private Path temporaryName() {
		return target.resolveSibling(PREFIX + UUID.randomUUID() + SUFFIX);
	}

	private FileChannel open() throws IOException {
		return FileChannel.open(temporary, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes);
	}

	/** So that the new name survives a power failure. Windows has no such call. */
	private void forceFolder() {
		try (FileChannel folder = FileChannel.open(folderOf(target), StandardOpenOption.READ)) {
			folder.force(true);
		}
		catch (IOException ex) {
			// the name is there all the same, only not yet for sure after a power failure
		}
	}

	private static void removeLeftBehind(Path folder) {
		Instant limit = Instant.now().minus(LEFT_BEHIND);
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
			for (Path file : files) {
				if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
					Files.deleteIfExists(file);
				}
			}
		}
		catch (IOException | DirectoryIteratorException ex) {
			// tidying is no reason to fail: what is wrong with the folder shows when
			// writing
		}
	}

}
