package dev.bulkordering.result;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;

/**
 * A file could not be written; whatever stood under its name before still does. The
 * message is for people.
 */
public class ResultUnwritableException extends RuntimeException {

	ResultUnwritableException(String message) {
		super(message);
	}

	ResultUnwritableException(String what, Path file, IOException cause) {
		super("%s %s could not be written: %s.".formatted(what, file, reason(file, cause)), cause);
	}

	private static String reason(Path target, IOException cause) {
		if (DiskSpace.isLacking(cause)) {
			// a workbook is put together there
			String elsewhere = target.toString().endsWith(".xlsx") ? " and in " + System.getProperty("java.io.tmpdir")
					: "";
			return cause.getMessage() + "; make room there" + elsewhere;
		}
		if (cause instanceof AccessDeniedException denied) {
			return "access to %s was denied; is the file open in another program, or may this user not write there?"
				.formatted(denied.getFile());
		}
		if (cause instanceof NoSuchFileException missing) {
			return "%s does not exist".formatted(missing.getFile());
		}
		if (cause instanceof NotDirectoryException file) {
			return "%s is not a folder".formatted(file.getFile());
		}
		if (cause instanceof FileSystemException failed && failed.getReason() != null) {
			return failed.getReason();
		}
		return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
	}

}
