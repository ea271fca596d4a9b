package dev.bulkordering.sheet.file;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.zip.CheckedInputStream;

import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

import org.jspecify.annotations.Nullable;

/**
 * One XML part of a workbook, pulled element by element. Names are compared without their
 * namespace: Excel's usual and its strict form differ in nothing else that matters here.
 * Entities and document types, which no workbook has, are refused.
 */
final class XmlPart implements AutoCloseable {

	private static final int MARK_BYTES = 3;

	private final SheetSource source;

	private final String name;

	private final CheckedInputStream checked;

	private final long checksum;

	private final ByteGuard guard;

	private final XMLStreamReader reader;

	private int row;

	/**
	 * @param name the part's name, for messages
	 * @param checked the unpacked bytes
	 * @param checksum what their CRC-32 must come to
	 * @param guard the same bytes, guarded
	 */
	XmlPart(SheetSource source, String name, CheckedInputStream checked, long checksum, ByteGuard guard) {
		this.source = source;
		this.name = name;
		this.checked = checked;
		this.checksum = checksum;
		this.guard = guard;
		try {
			this.reader = factory().createXMLStreamReader(characters(leftOpen(guard)));
		}
		catch (XMLStreamException | IOException ex) {
			throw damaged(ex);
		}
	}

	/** The parser closes its stream when it has seen enough, the checksum hasn't. */
	private static InputStream leftOpen(InputStream in) {
		return new FilterInputStream(in) {

			@Override
			public void close() {
				// Closed with the part.
			}

		};
	}

	/**
	 * The characters of a part, which is in UTF-8 or UTF-16 (ECMA-376, part 2, 6.2.6).
	 * Left to itself, the parser prints what it cannot decode.
	 */
	private static Reader characters(InputStream in) throws IOException {
		PushbackInputStream bytes = new PushbackInputStream(in, MARK_BYTES);
		byte[] start = bytes.readNBytes(MARK_BYTES);
		boolean marked = FileKind.startsWith(start, new byte[] { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF });
		if (!marked) {
			bytes.unread(start);
		}
		boolean wide = FileKind.startsWith(start, new byte[] { (byte) 0xFE, (byte) 0xFF })
				|| FileKind.startsWith(start, new byte[] { (byte) 0xFF, (byte) 0xFE });
		CharsetDecoder decoder = (wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8).newDecoder()
			.onMalformedInput(CodingErrorAction.REPORT);
		return new InputStreamReader(bytes, decoder);
	}

	/**
	 * One a part: a factory keeps its first reader, and isn't meant for several threads.
	 */
	private static XMLInputFactory factory() {
		XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
		factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
		factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
		factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
		return factory;
	}

	/** Moves on; false behind the end, where the checksum has been compared. */
	boolean next() {
		try {
			if (!reader.hasNext()) {
				compareChecksum();
				return false;
			}
			int event = reader.next();
			guard.progress();
			if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
				throw source.refusal("holds definitions that no Excel file has and that can do harm (" + name
						+ ": document type): make a new workbook and copy the cells into it.");
			}
			return true;
		}
		catch (XMLStreamException | IOException ex) {
			throw damaged(ex);
		}
		catch (SheetRefusedException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// The parser's own slips on broken input.
			throw damaged(ex);
		}
	}

	private void compareChecksum() throws IOException {
		while (guard.read(new byte[8192]) >= 0) {
			guard.progress();
		}
		if (checked.getChecksum().getValue() != checksum) {
			throw source.damaged("the check sum of " + name + " is wrong", null);
		}
	}

	/** From now on the part is within a row, or behind it. */
	void enterRow(int number) {
		row = number;
	}

	SheetRefusedException damaged(@Nullable Throwable cause) {
		return source.damaged("part " + name + ((row > 0) ? ", in or behind row " + row : ""), cause);
	}

	boolean isStart(String element) {
		return reader.isStartElement() && reader.getLocalName().equals(element);
	}

	boolean isStart() {
		return reader.isStartElement();
	}

	boolean isEnd(String element) {
		return reader.isEndElement() && reader.getLocalName().equals(element);
	}

	boolean isCharacters() {
		return reader.isCharacters();
	}

	String element() {
		return reader.getLocalName();
	}

	/** An attribute of the element that has just started. */
	@Nullable String attribute(String attribute) {
		for (int i = 0; i < reader.getAttributeCount(); i++) {
			if (reader.getAttributeLocalName(i).equals(attribute)) {
				return reader.getAttributeValue(i);
			}
		}
		return null;
	}

	/** Whether an attribute says yes. */
	boolean flag(String attribute) {
		String value = attribute(attribute);
		return value != null && (value.equals("1") || value.equals("true") || value.equals("on"));
	}

	/** The text of the element that has just started; leaves it at its end. */
	String text() {
		StringBuilder text = new StringBuilder();
		String element = element();
		int depth = 1;
		while (depth > 0) {
			advance(element);
			if (isCharacters()) {
				append(text);
			}
			else if (reader.isStartElement()) {
				depth++;
			}
			else if (reader.isEndElement()) {
				depth--;
			}
		}
		return text.toString();
	}

	/**
	 * The text of a string with its formatted runs, without the reading aids of Asian
	 * texts; leaves the element that has just started at its end.
	 */
	String richText() {
		StringBuilder text = new StringBuilder();
		String element = element();
		boolean inText = false;
		boolean inReadingAid = false;
		while (true) {
			advance(element);
			if (reader.isStartElement()) {
				inReadingAid = inReadingAid || element().equals("rPh");
				inText = element().equals("t");
			}
			else if (reader.isEndElement()) {
				if (element().equals(element)) {
					return text.toString();
				}
				inReadingAid = inReadingAid && !element().equals("rPh");
				inText = false;
			}
			else if (inText && !inReadingAid && isCharacters()) {
				append(text);
			}
		}
	}

	private void advance(String element) {
		if (!next()) {
			throw source.damaged("element " + element + " of " + name + " is never closed", null);
		}
	}

	private void append(StringBuilder text) {
		text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
		if (text.length() > ByteGuard.STRIDE_BYTES) {
			throw source.damaged("endless text in " + name, null);
		}
	}

	@Override
	public void close() {
		try {
			reader.close();
			checked.close();
		}
		catch (XMLStreamException | IOException ex) {
			// Nothing was written, so nothing is lost.
		}
	}

}
