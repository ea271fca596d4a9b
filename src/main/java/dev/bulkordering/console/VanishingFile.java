package dev.bulkordering.console;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

import org.springframework.core.io.FileSystemResource;
import org.springframework.util.FileSystemUtils;

/** A file that is deleted, with its folder, once it was read. */
final class VanishingFile extends FileSystemResource {

	private final Path folder;

	VanishingFile(Path file, Path folder) {
		super(file);
		this.folder = folder;
	}

	@Override
	public InputStream getInputStream() throws IOException {
		return new FilterInputStream(super.getInputStream()) {
			@Override
			public void close() throws IOException {
				super.close();
				FileSystemUtils.deleteRecursively(folder);
			}
		};
	}

}
