package dev.bulkordering.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

import dev.bulkordering.job.Operations;

/** Files that are downloaded, and never shown as a page. */
final class Attachments {

	private Attachments() {
	}

	/**
	 * A result sheet, from where its run has written it and nowhere else.
	 * @throws NotThereException if there is none
	 */
	static ResponseEntity<Resource> result(@Nullable String path) {
		if (path == null || !Files.isRegularFile(Path.of(path))) {
			throw new NotThereException();
		}
		FileSystemResource sheet = new FileSystemResource(Path.of(path));
		return of(sheet, sheet.getFilename());
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
		Path file = Files.createTempFile("template", "." + format);
		try {
			operations.template(job, file, excel);
			return of(new ByteArrayResource(Files.readAllBytes(file)), job + "-template." + format);
		}
		finally {
			Files.delete(file);
		}
	}

	private static ResponseEntity<Resource> of(Resource content, String name) {
		return ResponseEntity.ok()
			.header(HttpHeaders.CONTENT_DISPOSITION,
					ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build().toString())
			.contentType(MediaType.APPLICATION_OCTET_STREAM)
			.body(content);
	}

}
