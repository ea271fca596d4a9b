package dev.bulkordering.sheet.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/**
 * The zip archive that a workbook is, as parts that relate to one another (ECMA-376, part
 * 2). Part names are compared without case. Only the parts that hold cells are ever
 * unpacked.
 */
final class XlsxPackage implements AutoCloseable {

	static final String CONTENT_TYPES = "[Content_Types].xml";

	private static final int MOST_ENTRIES = 20_000;

	/** Up to this size unpacked, no part is suspicious. */
	private static final long HARMLESS_BYTES = 8 * 1024 * 1024;

	/** How many times its packed size a part may have, as POI has it too. */
	private static final long RATIO = 100;

	private final SheetSource source;

	private final ZipFile zip;

	private final Map<String, ZipEntry> entries = new HashMap<>();

	private XlsxPackage(SheetSource source, ZipFile zip) {
		this.source = source;
		this.zip = zip;
		if (zip.size() == 0) {
			throw source.damaged("it is an empty archive", null);
		}
		if (zip.size() > MOST_ENTRIES) {
			throw source.refusal("is an archive of " + SheetSource.grouped(zip.size())
					+ " files, not an Excel workbook: give the workbook itself.");
		}
		zip.stream().filter((entry) -> !entry.isDirectory()).forEach((entry) -> {
			if (entries.put(key(entry.getName()), entry) != null) {
				throw source.damaged("part " + entry.getName() + " is there twice", null);
			}
		});
	}

	static XlsxPackage open(SheetSource source) throws IOException {
		try {
			// Names that aren't ASCII are flagged as UTF-8 in the archive; any other is
			// read so that it cannot fail.
			ZipFile zip = new ZipFile(source.path().toFile(), StandardCharsets.ISO_8859_1);
			try {
				return new XlsxPackage(source, zip);
			}
			catch (RuntimeException ex) {
				zip.close();
				throw ex;
			}
		}
		catch (ZipException | EOFException ex) {
			if (String.valueOf(ex.getMessage()).contains("encrypted")) {
				throw source.refusal("is an archive with a password: unpack it and give the sheet itself.", ex);
			}
			throw source.refusal("is incomplete or damaged: copy or export it again, and try with that file.", ex);
		}
	}

	private static String key(String name) {
		String slashed = name.replace('\\', '/').toLowerCase(Locale.ROOT);
		return slashed.startsWith("/") ? slashed.substring(1) : slashed;
	}

	boolean has(String part) {
		return entries.containsKey(key(part));
	}

	/** Whether any part's name starts so. */
	boolean hasFolder(String prefix) {
		return entries.keySet().stream().anyMatch((name) -> name.startsWith(prefix));
	}

	/** The first bytes of a part as text, empty if there are none. */
	String peek(String part) {
		ZipEntry entry = entries.get(key(part));
		if (entry == null) {
			return "";
		}
		try (InputStream in = zip.getInputStream(entry)) {
			return new String(in.readNBytes(128), StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "";
		}
	}

	/**
	 * Opens a part.
	 * @throws SheetRefusedException if it isn't there
	 */
	XmlPart xml(String part) {
		ZipEntry entry = entries.get(key(part));
		if (entry == null) {
			throw source.damaged("part " + part + " is missing", null);
		}
		try {
			long packed = Math.min(entry.getCompressedSize(), source.path().toFile().length());
			long plausible = Math.max(HARMLESS_BYTES, RATIO * packed);
			long limit = Math.min(plausible, source.limits().unpackedBytes());
			CheckedInputStream checked = new CheckedInputStream(zip.getInputStream(entry), new CRC32());
			ByteGuard guard = new ByteGuard(checked, limit, () -> tooMuch(limit < plausible, limit),
					() -> source.damaged("endless element in " + part, null));
			return new XmlPart(source, part, checked, entry.getCrc(), guard);
		}
		catch (IOException ex) {
			throw source.damaged("part " + part, ex);
		}
	}

	private SheetRefusedException tooMuch(boolean large, long limit) {
		return source.refusal(large
				? "is larger than " + SheetSource.grouped(limit) + " bytes once unpacked: split it into several files."
				: "unpacks to more than " + RATIO + " times its size, as only a harmful file does (a 'zip bomb'): "
						+ "make a new workbook and copy the cells into it.");
	}

	/** The content type of a part, empty if none is given. */
	String contentType(String part) {
		String name = "/" + key(part);
		String extension = name.substring(name.lastIndexOf('.') + 1);
		String byExtension = "";
		try (XmlPart types = xml(CONTENT_TYPES)) {
			while (types.next()) {
				String type = types.isStart() ? types.attribute("ContentType") : null;
				if (type == null) {
					continue;
				}
				if (types.isStart("Override") && name.equals("/" + key(text(types.attribute("PartName"))))) {
					return type;
				}
				if (types.isStart("Default") && extension.equalsIgnoreCase(types.attribute("Extension"))) {
					byExtension = type;
				}
			}
		}
		return byExtension;
	}

	private static String text(@Nullable String value) {
		return (value != null) ? value : "";
	}

	/**
	 * What a part refers to, by the reference's id.
	 * @param part the part, or the empty text for the package itself
	 */
	Map<String, Related> related(String part) {
		int slash = part.lastIndexOf('/') + 1;
		String folder = part.substring(0, slash);
		String name = folder + "_rels/" + part.substring(slash) + ".rels";
		Map<String, Related> related = new HashMap<>();
		if (!has(name)) {
			return related;
		}
		try (XmlPart relations = xml(name)) {
			while (relations.next()) {
				if (relations.isStart("Relationship") && !"External".equals(relations.attribute("TargetMode"))) {
					related.put(text(relations.attribute("Id")), new Related(text(relations.attribute("Type")),
							resolve(folder, text(relations.attribute("Target")))));
				}
			}
		}
		return related;
	}

	private String resolve(String folder, String target) {
		String decoded = target.replace('\\', '/');
		try {
			decoded = has(decoded) ? decoded : URLDecoder.decode(decoded.replace("+", "%2B"), StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException ex) {
			// A per cent sign that is one.
		}
		Deque<String> path = new ArrayDeque<>();
		for (String step : (decoded.startsWith("/") ? decoded : folder + decoded).split("/")) {
			if (step.equals("..")) {
				path.pollLast();
			}
			else if (!step.isEmpty() && !step.equals(".")) {
				path.addLast(step);
			}
		}
		return String.join("/", path);
	}

	@Override
	public void close() {
		try {
			zip.close();
		}
		catch (IOException ex) {
			// Nothing was written, so nothing is lost.
		}
	}

	/**
	 * A part that another one refers to.
	 *
	 * @param type the kind of reference, a URI
	 * @param part the part's name
	 */
	record Related(String type, String part) {

		boolean is(String kind) {
			return type.endsWith("/" + kind);
		}

	}

}
