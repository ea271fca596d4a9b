package dev.bulkordering.job.definition;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

import dev.bulkordering.job.RefusedException;

/**
 * The bytes of a job file as plain YAML: one document, no anchors, aliases or tags, so
 * that what a person reads is what the job does.
 *
 * @param path where it was found
 * @param text its text
 * @param hash SHA-256 of its bytes, in lower-case hex
 */
record JobFile(Path path, String text, String hash) {

	private static final int MOST_BYTES = 1 << 20;

	/**
	 * Reads a file.
	 * @throws RefusedException if it cannot be read or is no text
	 */
	static JobFile read(Path path) {
		byte[] bytes;
		try {
			if (Files.size(path) > MOST_BYTES) {
				throw new RefusedException(path + " is larger than 1 MiB, which no job file is");
			}
			bytes = Files.readAllBytes(path);
		}
		catch (IOException ex) {
			throw new RefusedException("The job file " + path + " cannot be read: " + ex.getMessage());
		}
		return new JobFile(path, decode(path, bytes), HexFormat.of().formatHex(sha256(bytes)));
	}

	/** A file that had this text. */
	static JobFile of(Path path, String text) {
		return new JobFile(path, text, HexFormat.of().formatHex(sha256(text.getBytes(StandardCharsets.UTF_8))));
	}

	/** The keys of the file; null if it is empty or cannot be understood. */
	@Nullable MappingNode keys(Problems problems) {
		try {
			refuseTricks(problems);
			Node root = problems.isEmpty() ? yaml().compose(new StringReader(text)) : null;
			if (root instanceof MappingNode mapping) {
				return mapping;
			}
			if (root != null) {
				problems.add(1, "no job file; expected keys such as 'provider: gifthub'");
			}
		}
		catch (MarkedYAMLException ex) {
			Mark mark = (ex.getProblemMark() != null) ? ex.getProblemMark() : ex.getContextMark();
			problems.add((mark == null) ? 1 : mark.getLine() + 1, "not readable as YAML: " + sentence(ex.getProblem())
					+ "; expected 'key: value' lines, indented by spaces");
		}
		catch (YAMLException ex) {
			problems.add(1, "not readable as YAML: " + sentence(ex.getMessage()));
		}
		return null;
	}

	private void refuseTricks(Problems problems) {
		int documents = 0;
		for (Event event : yaml().parse(new StringReader(text))) {
			int line = event.getStartMark().getLine() + 1;
			if (event.is(Event.ID.DocumentStart) && ++documents == 2) {
				problems.add(line, "a second YAML document begins here; expected one a file");
			}
			if (event instanceof AliasEvent) {
				problems.add(line, "an alias (*) stands here; expected the value itself");
			}
			else if (event instanceof NodeEvent node && node.getAnchor() != null) {
				problems.add(line, "an anchor (&" + node.getAnchor() + ") stands here; expected plain values");
			}
			if (tag(event) != null) {
				problems.add(line, "a tag (" + tag(event) + ") stands here; expected plain values");
			}
		}
	}

	private static @Nullable String tag(Event event) {
		String tag = (event instanceof ScalarEvent scalar) ? scalar.getTag()
				: (event instanceof CollectionStartEvent collection) ? collection.getTag() : null;
		return "!".equals(tag) ? null : tag;
	}

	private static Yaml yaml() {
		return new Yaml(new SafeConstructor(new LoaderOptions()));
	}

	private static String sentence(@Nullable String problem) {
		return (problem == null) ? "it breaks off" : problem.replaceAll("\\s+", " ").strip();
	}

	private static String decode(Path path, byte[] bytes) {
		try {
			String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
			return text.startsWith("\uFEFF") ? text.substring(1) : text;
		}
		catch (CharacterCodingException ex) {
			throw new RefusedException(path + " is no text in UTF-8; save it as plain UTF-8 text");
		}
	}

	private static byte[] sha256(byte[] bytes) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(bytes);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every JDK has SHA-256", ex);
		}
	}

}
