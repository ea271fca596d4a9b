package dev.bulkordering.sheet.file;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Row;

/** The rows of a tab that has none, such as a chart. */
final class NoRows implements RowCursor {

	@Override
	public @Nullable Row next() {
		return null;
	}

	@Override
	public boolean isHidden() {
		return false;
	}

	@Override
	public boolean isColumnHidden(int column) {
		return false;
	}

	@Override
	public void close() {
		// Nothing is open.
	}

}
