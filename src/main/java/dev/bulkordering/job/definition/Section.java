package dev.bulkordering.job.definition;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a job file. Every key that is asked for counts as known; {@link #end()}
 * reports the others. Values are read as they are written, so that a region {@code NO}
 * stays a text.
 */
final class Section {

	private final String path;

	private final int line;

	private final Problems problems;

	private final Map<String, Entry> entries = new LinkedHashMap<>();

	private final Set<String> known = new LinkedHashSet<>();

	/**
	 * Reads the keys of a mapping.
	 * @param path key of the section, empty for the whole file
	 * @param line where the section begins
	 * @param node its content, or null if it has none
	 */
	Section(String path, int line, @Nullable MappingNode node, Problems problems) {
		this.path = path;
		this.line = line;
		this.problems = problems;
		if (node != null) {
			node.getValue().forEach(this::add);
		}
	}

	private void add(NodeTuple tuple) {
		int at = lineOf(tuple.getKeyNode());
		if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
			problems.add(at, path.isEmpty() ? "a key must be one word" : path + ": a key must be one word");
			return;
		}
		Entry earlier = entries.putIfAbsent(key.getValue(), new Entry(at, tuple.getValueNode()));
		if (earlier != null) {
			problems.add(at, full(key.getValue()), "given twice, first in line " + earlier.line() + "; expected once");
		}
	}

	/** The keys that the file gives, in its order. */
	Set<String> keys() {
		return entries.keySet();
	}

	/** Where a key stands; the section's own line if it is not given. */
	int line(String key) {
		Entry entry = entries.get(key);
		return entry == null ? line : entry.line();
	}

	/** Reports a problem of a key. */
	void problem(String key, String what) {
		problems.add(line(key), full(key), what);
	}

	/** Whether the file gives the key; it counts as known from now on. */
	boolean has(String key) {
		known.add(key);
		return entries.containsKey(key);
	}

	/** A value, or null if it is not given or cannot be used, which is then reported. */
	<T> @Nullable T value(String key, String expected, Reading<T> reading) {
		Entry entry = asked(key);
		return entry == null ? null : read(key, entry.line(), entry.value(), expected, reading);
	}

	/** A value, or another if it is not given or cannot be used. */
	<T> T value(String key, String expected, Reading<T> reading, T otherwise) {
		T value = value(key, expected, reading);
		return value == null ? otherwise : value;
	}

	/** One value or a list of them; empty if not given. */
	List<String> texts(String key, String expected) {
		Entry entry = asked(key);
		List<String> texts = new ArrayList<>();
		if (entry != null) {
			List<Node> nodes = entry.value() instanceof SequenceNode list ? list.getValue() : List.of(entry.value());
			for (Node node : nodes) {
				String text = read(key, lineOf(node), node, expected, Reading.TEXT);
				if (text != null) {
					texts.add(text);
				}
			}
		}
		return texts;
	}

	/** A section below this one; empty if it is not given. */
	Section section(String key) {
		Entry entry = asked(key);
		if (entry == null) {
			return new Section(full(key), line, null, problems);
		}
		if (entry.value() instanceof MappingNode mapping) {
			return new Section(full(key), entry.line(), mapping, problems);
		}
		if (!isNull(entry.value())) {
			problem(key, "is " + kind(entry.value()) + "; expected keys below it");
		}
		return new Section(full(key), entry.line(), null, problems);
	}

	/**
	 * Every value below this section, nested keys joined by a dot; values that are no
	 * scalars are reported.
	 */
	Map<String, Scalar> scalars(String expected) {
		Map<String, Scalar> scalars = new LinkedHashMap<>();
		for (Map.Entry<String, Entry> entry : entries.entrySet()) {
			String key = entry.getKey();
			known.add(key);
			if (entry.getValue().value() instanceof MappingNode) {
				section(key).scalars(expected).forEach((name, scalar) -> scalars.put(key + "." + name, scalar));
			}
			else {
				Node node = entry.getValue().value();
				String text = read(key, line(key), node, expected, Reading.TEXT);
				if (text != null) {
					scalars.put(key, new Scalar(line(key), text, node.getTag().equals(Tag.BOOL)));
				}
			}
		}
		return scalars;
	}

	/** Reports the keys that nobody asked for. */
	void end() {
		for (String key : entries.keySet()) {
			if (!known.contains(key)) {
				problem(key, "unknown key; " + Spelling.hint(key, known));
			}
		}
	}

	private @Nullable Entry asked(String key) {
		known.add(key);
		return entries.get(key);
	}

	private <T> @Nullable T read(String key, int at, Node node, String expected, Reading<T> reading) {
		if (!(node instanceof ScalarNode scalar)) {
			problems.add(at, full(key), "is " + kind(node) + "; expected " + expected);
			return null;
		}
		String text = scalar.getValue().strip();
		if (isNull(node) || text.isEmpty()) {
			problems.add(at, full(key), "has no value; expected " + expected);
			return null;
		}
		T value = tried(reading, text);
		if (value == null) {
			problems.add(at, full(key), Problems.quoted(text) + " cannot be used; expected " + expected);
		}
		return value;
	}

	private static <T> @Nullable T tried(Reading<T> reading, String text) {
		try {
			return reading.read(text);
		}
		catch (IllegalArgumentException | ArithmeticException | DateTimeException ex) {
			return null;
		}
	}

	private String full(String key) {
		return path.isEmpty() ? key : path + "." + key;
	}

	private static boolean isNull(Node node) {
		return node.getTag().equals(Tag.NULL);
	}

	private static String kind(Node node) {
		return (node instanceof MappingNode) ? "a group of keys"
				: (node instanceof SequenceNode) ? "a list" : "a value";
	}

	private static int lineOf(Node node) {
		return node.getStartMark().getLine() + 1;
	}

	/**
	 * A value of the file.
	 *
	 * @param line where it stands
	 * @param text as it is written
	 * @param yesOrNo whether YAML takes it for a boolean
	 */
	record Scalar(int line, String text, boolean yesOrNo) {

	}

	private record Entry(int line, Node value) {

	}

}
