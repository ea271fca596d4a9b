package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.sheet.file.XlsxPackage.Related;

/** An Excel workbook of 2007 or later. */
final class XlsxBook implements SheetBook {

	private final SheetSource source;

	private final XlsxPackage parts;

	private final SheetType type;

	private final List<Worksheet> worksheets = new ArrayList<>();

	/** The part of each worksheet. */
	private final List<String> worksheetParts = new ArrayList<>();

	private final Map<String, Related> related;

	private boolean from1904;

	private @Nullable XlsxStyles styles;

	private @Nullable SharedStrings strings;

	private XlsxBook(SheetSource source, XlsxPackage parts) {
		this.source = source;
		this.parts = parts;
		XlsxKind.refuseForeign(source, parts);
		String workbook = parts.related("")
			.values()
			.stream()
			.filter((each) -> each.is("officeDocument"))
			.map(Related::part)
			.findFirst()
			.orElseThrow(() -> source.damaged("the reference to the workbook is missing", null));
		this.type = XlsxKind.of(parts.contentType(workbook), source);
		this.related = parts.related(workbook);
		readWorkbook(workbook);
	}

	static XlsxBook open(SheetSource source) throws IOException {
		XlsxPackage parts = XlsxPackage.open(source);
		try {
			return new XlsxBook(source, parts);
		}
		catch (RuntimeException ex) {
			parts.close();
			throw ex;
		}
	}

	private void readWorkbook(String part) {
		try (XmlPart workbook = parts.xml(part)) {
			while (workbook.next()) {
				if (workbook.isStart("workbookPr")) {
					from1904 = workbook.flag("date1904");
				}
				else if (workbook.isStart("sheet")) {
					addWorksheet(workbook);
				}
			}
		}
	}

	private void addWorksheet(XmlPart workbook) {
		String name = workbook.attribute("name");
		String id = workbook.attribute("id");
		Related target = (id != null) ? related.get(id) : null;
		if (name == null || target == null) {
			throw source.damaged("worksheet '" + name + "' is missing", null);
		}
		String state = workbook.attribute("state");
		boolean hidden = "hidden".equals(state) || "veryHidden".equals(state);
		worksheets.add(new Worksheet(XlsxEscapes.decode(name), hidden, target.is("worksheet")));
		worksheetParts.add(target.part());
	}

	@Override
	public SheetType type() {
		return type;
	}

	@Override
	public List<Worksheet> worksheets() {
		return List.copyOf(worksheets);
	}

	@Override
	public RowCursor rows(int worksheet) {
		if (!worksheets.get(worksheet).hasCells()) {
			return new NoRows();
		}
		XlsxCells cells = new XlsxCells(source, styles(), strings(), from1904);
		return new XlsxCursor(source, parts.xml(worksheetParts.get(worksheet)), cells);
	}

	private XlsxStyles styles() {
		if (styles == null) {
			String part = part("styles");
			styles = XlsxStyles.NONE;
			if (part != null) {
				try (XmlPart xml = parts.xml(part)) {
					styles = XlsxStyles.read(xml);
				}
			}
		}
		return styles;
	}

	private SharedStrings strings() {
		if (strings == null) {
			String part = part("sharedStrings");
			if (part == null) {
				strings = SharedStrings.none(source);
			}
			else {
				try (XmlPart xml = parts.xml(part)) {
					strings = SharedStrings.read(source, xml);
				}
			}
		}
		return strings;
	}

	private @Nullable String part(String kind) {
		return related.values().stream().filter((each) -> each.is(kind)).map(Related::part).findFirst().orElse(null);
	}

	@Override
	public void close() {
		if (strings != null) {
			strings.close();
		}
		parts.close();
	}

}
