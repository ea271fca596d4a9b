package dev.bulkordering.result;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.poi.util.TempFile;
import org.apache.poi.util.TempFileCreationStrategy;
import org.springframework.util.FileSystemUtils;

/**
 * The folder for the temporary files of one workbook: only its owner can look into it,
 * and it is gone with the last of them, whatever happens. Left to itself, the library
 * shares one folder with every user of the machine and forgets files only when the
 * process ends.
 */
final class Scratch implements TempFileCreationStrategy {

	private final Path folder;

	private Scratch(Path folder) {
		this.folder = folder;
	}

	/** Writes a workbook, whose temporary files go to a folder of their own. */
	static void during(Writing writing) throws IOException {
		Path folder = Files.createTempDirectory("bulk-ordering-");
		try {
			during(writing, new Scratch(folder));
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	/** Writes a workbook, whose temporary files are made as told. */
	static void during(Writing writing, TempFileCreationStrategy files) throws IOException {
		try {
			TempFile.withStrategy(files, () -> {
				try {
					writing.write();
					return null;
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

	@Override
	public File createTempFile(String prefix, String suffix) throws IOException {
		return Files.createTempFile(folder, prefix, suffix).toFile();
	}

	@Override
	public File createTempDirectory(String prefix) throws IOException {
		return Files.createTempDirectory(folder, prefix).toFile();
	}

	/** Writes a workbook. */
	interface Writing {

		/** Makes, writes and closes it. */
		void write() throws IOException;

	}

}
