package dev.bulkordering.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import dev.bulkordering.job.ExitCode;
import dev.bulkordering.job.RefusedException;

/** Exports a run's cards and codes. */
@Command(name = "codes", sortOptions = false,
		description = "Writes the cards and codes of a run into a password-protected workbook. It is recorded who did "
				+ "that and when.")
final class CodesVerb extends Verb {

	private static final int LONGEST_FILE = 1 << 16;

	@Parameters(index = "0", paramLabel = "EXECUTION", description = "Number of any execution of the run.")
	private long execution;

	@Option(names = "--out", required = true, paramLabel = "FILE.xlsx", description = "Where to write.")
	private Path out = Path.of("");

	@Option(names = "--password-file", required = true, paramLabel = "F",
			description = "A file whose first line is the password.")
	private Path passwordFile = Path.of("");

	@Option(names = "--force", description = "Overwrite the file if it is there.")
	private boolean force;

	CodesVerb(Session session) {
		super(session);
	}

	@Override
	public Integer call() {
		if (!OutputFile.endsWith(out, ".xlsx")) {
			throw new RefusedException("--out is " + out + "; expected a name that ends in .xlsx");
		}
		OutputFile.requireWritable(out, force);
		char[] password = password();
		try {
			long cards = session().operations().exportCodes(execution, out, password);
			answer(json(cards), () -> out().println(Words.count(cards, "card") + " of execution " + execution
					+ " written to " + out + ". The password opens it."));
		}
		finally {
			Arrays.fill(password, '\0');
		}
		return ExitCode.OK;
	}

	private Map<String, Object> json(long cards) {
		Map<String, Object> json = new LinkedHashMap<>();
		json.put("executionId", execution);
		json.put("file", out.toString());
		json.put("cards", cards);
		return json;
	}

	private char[] password() {
		try {
			if (Files.size(passwordFile) > LONGEST_FILE) {
				throw new RefusedException(passwordFile + " is too large for a password file");
			}
			warnIfOthersMayRead();
			byte[] bytes = Files.readAllBytes(passwordFile);
			CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
			Arrays.fill(bytes, (byte) 0);
			int end = 0;
			while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
				end++;
			}
			int start = text.length() > 0 && text.charAt(0) == '\uFEFF' ? 1 : 0;
			if (end <= start) {
				throw new RefusedException("The first line of " + passwordFile + " is empty; expected the password");
			}
			char[] password = Arrays.copyOfRange(text.array(), start, end);
			Arrays.fill(text.array(), '\0');
			return password;
		}
		catch (CharacterCodingException ex) {
			throw new RefusedException(passwordFile + " is no text in UTF-8; expected the password in its first line");
		}
		catch (IOException ex) {
			throw new RefusedException("The password file " + passwordFile + " cannot be read");
		}
	}

	private void warnIfOthersMayRead() throws IOException {
		try {
			Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(passwordFile);
			if (permissions.contains(PosixFilePermission.OTHERS_READ)) {
				err().println("Everyone on this machine can read " + passwordFile + ": chmod 600 " + passwordFile
						+ " keeps it to you.");
			}
		}
		catch (UnsupportedOperationException ex) {
			// a file system without such permissions has nothing to warn of
		}
	}

}
