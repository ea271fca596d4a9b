package dev.bulkordering.sheet.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.poi.hssf.record.BOFRecord;
import org.apache.poi.hssf.record.BoundSheetRecord;
import org.apache.poi.hssf.record.ContinueRecord;
import org.apache.poi.hssf.record.DateWindow1904Record;
import org.apache.poi.hssf.record.EOFRecord;
import org.apache.poi.hssf.record.ExtendedFormatRecord;
import org.apache.poi.hssf.record.FilePassRecord;
import org.apache.poi.hssf.record.FormatRecord;
import org.apache.poi.hssf.record.RecordInputStream;
import org.apache.poi.hssf.record.SSTRecord;
import org.apache.poi.hssf.record.common.UnicodeString;
import org.apache.poi.poifs.filesystem.DocumentInputStream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Cell;

/** A workbook of Excel 97 to 2003 (BIFF8), read record by record. */
final class XlsBook implements SheetBook {

	private static final String PASSWORD = "is protected with a password: open it in Excel, remove the password "
			+ "(File, Info, Protect Workbook), save it, and try again.";

	private static final String SAVE_AS_XLSX = ": open it in Excel and save it as an Excel workbook (.xlsx).";

	private final SheetSource source;

	private final POIFSFileSystem files;

	private final String stream;

	private final List<BoundSheetRecord> tabs = new ArrayList<>();

	private final List<Worksheet> worksheets = new ArrayList<>();

	private final Map<Integer, String> formats = new HashMap<>();

	private final List<Integer> styleFormats = new ArrayList<>();

	private final List<Cell> texts = new ArrayList<>();

	private boolean from1904;

	private XlsBook(SheetSource source, POIFSFileSystem files) throws IOException {
		this.source = source;
		this.files = files;
		this.stream = stream(source, files.getRoot().getEntryNames());
		if (source.path().toFile().length() > source.limits().xlsBytes()) {
			throw source.refusal("is an old Excel workbook (.xls) of more than "
					+ SheetSource.grouped(source.limits().xlsBytes()) + " bytes" + SAVE_AS_XLSX);
		}
		readGlobals();
		for (BoundSheetRecord tab : tabs) {
			worksheets.add(new Worksheet(tab.getSheetname(), tab.isHidden() || tab.isVeryHidden(),
					bof(tab).getType() == BOFRecord.TYPE_WORKSHEET));
		}
	}

	static XlsBook open(SheetSource source) {
		POIFSFileSystem files = null;
		try {
			files = new POIFSFileSystem(source.path().toFile(), true);
			return new XlsBook(source, files);
		}
		catch (IOException | RuntimeException ex) {
			close(files);
			if (ex instanceof SheetRefusedException refused) {
				throw refused;
			}
			throw source.refusal("is incomplete or damaged: copy or export it again, and try with that file.", ex);
		}
	}

	/** The name of the stream that holds the workbook. */
	private static String stream(SheetSource source, Set<String> names) {
		if (names.contains("EncryptedPackage") || names.contains("EncryptionInfo")) {
			throw source.refusal(PASSWORD);
		}
		for (String name : List.of("Workbook", "WORKBOOK", "workbook", "BOOK")) {
			if (names.contains(name)) {
				return name;
			}
		}
		if (names.contains("Book")) {
			throw source.refusal("is a workbook of Excel 5 or 95" + SAVE_AS_XLSX);
		}
		if (names.contains("WordDocument")) {
			throw source.refusal("is a Word document, not a sheet: give the CSV or Excel file itself.");
		}
		if (names.contains("PowerPoint Document")) {
			throw source.refusal("is a PowerPoint presentation, not a sheet: give the CSV or Excel file itself.");
		}
		throw source.refusal("is a Microsoft Office file, but no Excel workbook: give the CSV or Excel file itself.");
	}

	private void readGlobals() throws IOException {
		try (DocumentInputStream in = files.createDocumentInputStream(stream)) {
			RecordInputStream records = new RecordInputStream(in);
			while (records.hasNextRecord()) {
				records.nextRecord();
				if (records.getSid() == EOFRecord.sid) {
					return;
				}
				readGlobal(records);
			}
		}
		throw source.damaged("its end is missing", null);
	}

	private void readGlobal(RecordInputStream records) {
		switch (records.getSid()) {
			case BOFRecord.sid -> refuseUnlessBiff8(new BOFRecord(records));
			case FilePassRecord.sid -> throw source.refusal(PASSWORD);
			case BoundSheetRecord.sid -> tabs.add(new BoundSheetRecord(records));
			case DateWindow1904Record.sid -> from1904 = new DateWindow1904Record(records).getWindowing() == 1;
			case FormatRecord.sid -> {
				FormatRecord format = new FormatRecord(records);
				formats.put(format.getIndexCode(), format.getFormatString());
			}
			case ExtendedFormatRecord.sid -> styleFormats.add((int) new ExtendedFormatRecord(records).getFormatIndex());
			case SSTRecord.sid -> readTexts(records);
			default -> records.readRemainder();
		}
	}

	/** The texts that cells refer to by number, from a record and its continuations. */
	private void readTexts(RecordInputStream records) {
		records.readInt();
		int count = records.readInt();
		for (int i = 0; i < count; i++) {
			if (records.available() == 0 && (!records.hasNextRecord() || records.getNextSid() != ContinueRecord.sid)) {
				throw source.damaged("texts are missing", null);
			}
			texts.add(CellText.cell(new UnicodeString(records).getString()));
		}
		records.readAllContinuedRemainder();
	}

	private void refuseUnlessBiff8(BOFRecord start) {
		if (start.getVersion() != BOFRecord.VERSION) {
			throw source.refusal("is a workbook of Excel 95 or older" + SAVE_AS_XLSX);
		}
	}

	private BOFRecord bof(BoundSheetRecord tab) throws IOException {
		try (DocumentInputStream in = open(tab)) {
			RecordInputStream records = new RecordInputStream(in);
			records.nextRecord();
			if (records.getSid() != BOFRecord.sid) {
				throw source.damaged("worksheet '" + tab.getSheetname() + "' is missing", null);
			}
			return new BOFRecord(records);
		}
	}

	private DocumentInputStream open(BoundSheetRecord tab) throws IOException {
		DocumentInputStream in = files.createDocumentInputStream(stream);
		in.skipNBytes(tab.getPositionOfBof());
		return in;
	}

	@Override
	public SheetType type() {
		return SheetType.XLS;
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
		BoundSheetRecord tab = tabs.get(worksheet);
		XlsCells cells = new XlsCells(source, texts, this::isDate, from1904);
		return new XlsCursor(source, () -> open(tab), cells);
	}

	private boolean isDate(int style) {
		return style < styleFormats.size() && XlsxStyles.isDate(styleFormats.get(style), formats);
	}

	@Override
	public void close() {
		close(files);
	}

	private static void close(@Nullable POIFSFileSystem files) {
		try {
			if (files != null) {
				files.close();
			}
		}
		catch (IOException ex) {
			// Nothing was written, so nothing is lost.
		}
	}

}
