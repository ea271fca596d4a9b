package dev.bulkordering.sheet.file;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DateUtil;
import org.jspecify.annotations.Nullable;

/** Which cell styles of a workbook show a number as a date. */
final class XlsxStyles {

	static final XlsxStyles NONE = new XlsxStyles(new BitSet());

	private final BitSet dates;

	private XlsxStyles(BitSet dates) {
		this.dates = dates;
	}

	static XlsxStyles read(XmlPart part) {
		Map<Integer, String> formats = new HashMap<>();
		BitSet dates = new BitSet();
		boolean inCellStyles = false;
		int style = 0;
		while (part.next()) {
			if (part.isStart("numFmt")) {
				String code = part.attribute("formatCode");
				formats.put(number(part, "numFmtId"), (code != null) ? code : "");
			}
			else if (part.isStart("cellXfs")) {
				inCellStyles = true;
			}
			else if (part.isEnd("cellXfs")) {
				inCellStyles = false;
			}
			else if (inCellStyles && part.isStart("xf")) {
				dates.set(style++, isDate(number(part, "numFmtId"), formats));
			}
		}
		return new XlsxStyles(dates);
	}

	static boolean isDate(int format, Map<Integer, String> formats) {
		String code = formats.get(format);
		return (code == null && isEastAsianDate(format))
				|| DateUtil.isADateFormat(format, (code != null) ? code : builtin(format));
	}

	/** Numbers without a code of their own (ECMA-376, part 1, 18.8.30). */
	private static boolean isEastAsianDate(int format) {
		return format >= 27 && format <= 36 || format >= 50 && format <= 58;
	}

	private static String builtin(int format) {
		String code = (format < 0) ? null : BuiltinFormats.getBuiltinFormat(format);
		return (code != null) ? code : "General";
	}

	private static int number(XmlPart part, String attribute) {
		return parse(part.attribute(attribute));
	}

	private static int parse(@Nullable String value) {
		try {
			return (value != null) ? Integer.parseInt(value.strip()) : 0;
		}
		catch (NumberFormatException ex) {
			return 0;
		}
	}

	/** Whether cells with the style show a date. */
	boolean isDate(@Nullable String style) {
		int number = parse(style);
		return number >= 0 && dates.get(number);
	}

}
