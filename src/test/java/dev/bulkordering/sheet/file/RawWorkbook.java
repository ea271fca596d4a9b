package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A workbook put together part by part, for what no library writes. */
public final class RawWorkbook {

	private static final String MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

	private static final String NAMESPACE = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' "
			+ "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

	private static final String RELATIONS = "<Relationships "
			+ "xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>%s</Relationships>";

	private static final String KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

	private final Map<String, byte[]> parts = new LinkedHashMap<>();

	private int level = Deflater.DEFAULT_COMPRESSION;

	public RawWorkbook() {
		contentType(MAIN);
		part("_rels/.rels", RELATIONS.formatted(relation("rId1", "officeDocument", "xl/workbook.xml")));
		part("xl/workbook.xml", "<workbook " + NAMESPACE + "><sheets>"
				+ "<sheet name='Orders' sheetId='1' r:id='rId1'/></sheets></workbook>");
		workbookRelations(relation("rId1", "worksheet", "worksheets/sheet1.xml")
				+ relation("rId2", "sharedStrings", "sharedStrings.xml") + relation("rId3", "styles", "styles.xml"));
		strings("<si><t>zero</t></si>");
		part("xl/styles.xml",
				"<styleSheet " + NAMESPACE + "><numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/>"
						+ "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
						+ "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/></cellXfs></styleSheet>");
		rows("");
	}

	public static String relation(String id, String kind, String target) {
		return "<Relationship Id='" + id + "' Type='" + KIND + kind + "' Target='" + target + "'/>";
	}

	public RawWorkbook workbookRelations(String relations) {
		return part("xl/_rels/workbook.xml.rels", RELATIONS.formatted(relations));
	}

	public RawWorkbook contentType(String main) {
		return part("[Content_Types].xml",
				"<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
						+ "<Default Extension='xml' ContentType='application/xml'/>"
						+ "<Override PartName='/xl/workbook.xml' ContentType='" + main + "'/></Types>");
	}

	public RawWorkbook strings(String items) {
		return part("xl/sharedStrings.xml", "<sst " + NAMESPACE + ">" + items + "</sst>");
	}

	public RawWorkbook rows(String rows) {
		return sheet("<sheetData>" + rows + "</sheetData>");
	}

	public RawWorkbook sheet(String content) {
		return part("xl/worksheets/sheet1.xml", "<worksheet " + NAMESPACE + ">" + content + "</worksheet>");
	}

	public RawWorkbook part(String name, String content) {
		return part(name, content.getBytes(StandardCharsets.UTF_8));
	}

	public RawWorkbook part(String name, byte[] content) {
		parts.put(name, content);
		return this;
	}

	public RawWorkbook without(String name) {
		parts.remove(name);
		return this;
	}

	public RawWorkbook moved(String from, String to) {
		parts.put(to, parts.remove(from));
		return this;
	}

	/** Keeps the parts as they are, so that a test finds its bytes in the file. */
	public RawWorkbook unpacked() {
		level = Deflater.NO_COMPRESSION;
		return this;
	}

	public Path write(Path file) throws IOException {
		try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
			zip.setLevel(level);
			for (Map.Entry<String, byte[]> part : parts.entrySet()) {
				zip.putNextEntry(new ZipEntry(part.getKey()));
				zip.write(part.getValue());
			}
		}
		return file;
	}

}
