package dev.bulkordering.console;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The name under which an uploaded file is kept: what its person called it, without
 * whatever could lead elsewhere or do harm.
 */
final class SheetName {

	private static final String NAMELESS = "sheet";

	private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);

	/** What cannot be seen: control characters, and those that turn text around. */
	private static final Pattern UNSEEN = Pattern.compile("\\p{C}");

	/** What some system forbids in a name. */
	private static final Pattern FORBIDDEN = Pattern.compile("[:*?\"<>|]");

	/** Hidden and temporary files begin so; Windows drops what stands at the end. */
	private static final Pattern ENDS = Pattern.compile("^[.~\\s]+|[.\\s]+$");

	/** File systems take 255 bytes; results and people's copies need some of them. */
	private static final int MOST_BYTES = 180;

	private static final int LONGEST_ENDING = 10;

	private SheetName() {
	}

	/** A name that does no harm. */
	static String safe(@Nullable String given) {
		String name = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
		name = UNSEEN.matcher(name).replaceAll("");
		name = FOLDERS.matcher(name).replaceFirst("");
		name = FORBIDDEN.matcher(name).replaceAll("_");
		name = ENDS.matcher(name).replaceAll("");
		if (name.isEmpty()) {
			return NAMELESS;
		}
		int dot = name.lastIndexOf('.');
		String ending = dot > 0 && name.length() - dot <= LONGEST_ENDING ? name.substring(dot) : "";
		return shortened(name.substring(0, name.length() - ending.length()), MOST_BYTES - bytes(ending)) + ending;
	}

	private static String shortened(String name, int most) {
		StringBuilder kept = new StringBuilder();
		int used = 0;
		for (int codePoint : name.codePoints().toArray()) {
			String character = Character.toString(codePoint);
			used += bytes(character);
			if (used > most) {
				break;
			}
			kept.append(character);
		}
		return kept.toString();
	}

	private static int bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8).length;
	}

}
