package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.FileSystemUtils;

import dev.bulkordering.job.Operations;

/** Files for people to keep. */
final class Downloads {

	private Downloads() {
	}

	/**
	 * A result sheet, from where its run has written it and nowhere else.
	 * @throws NotThereException if there is none
	 */
	static ResponseEntity<Resource> result(@Nullable String path) {
		if (path == null) {
			throw new NotThereException();
		}
		return of(Path.of(path));
	}

	/**
	 * The template of a job.
	 * @param format xlsx or csv
	 */
	static ResponseEntity<Resource> template(Operations operations, String job, String format) throws IOException {
		boolean excel = format.equals("xlsx");
		if (!excel && !format.equals("csv")) {
			throw new NotUnderstoodException();
		}
		return once(job + "-template." + format, (file) -> operations.template(job, file, excel));
	}

	/** A file that is there. */
	static ResponseEntity<Resource> of(Path file) {
		if (!Files.isRegularFile(file)) {
			throw new NotThereException();
		}
		return of(new FileSystemResource(file), file.getFileName().toString());
	}

	/**
	 * A file that is written for one download, and gone with it.
	 * @param name what the person gets it as
	 * @param write writes it
	 */
	static ResponseEntity<Resource> once(String name, Consumer<Path> write) throws IOException {
		Path folder = Files.createTempDirectory("bulk-ordering-download");
		try {
			Path file = folder.resolve("file" + name.substring(Math.max(0, name.lastIndexOf('.'))));
			write.accept(file);
			return of(new VanishingFile(file, folder), name);
		}
		catch (RuntimeException ex) {
			FileSystemUtils.deleteRecursively(folder);
			throw ex;
		}
	}

	private static ResponseEntity<Resource> of(Resource file, String name) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(file);
	}

}
