package dev.bulkordering.result;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where the cells of a table go, one after the other. The header is written already. Not
 * thread-safe; rows that are written are not kept in memory.
 */
interface Table {

	/** A text from outside, made harmless; null and empty make a blank cell. */
	void text(@Nullable String text) throws IOException;

	/** Several short values of our own or a provider's in one cell. */
	void texts(List<?> values) throws IOException;

	/** A whole number. */
	void number(int number) throws IOException;

	/** An amount with the decimals to show; null makes a blank cell. */
	void amount(@Nullable BigDecimal amount) throws IOException;

	/** What became of a row. */
	void status(ResultStatus status) throws IOException;

	/** Ends the row. */
	void endRow() throws IOException;

}
