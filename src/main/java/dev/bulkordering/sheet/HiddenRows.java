package dev.bulkordering.sheet;

/** What happens to hidden rows that hold an order, and to hidden columns of a field. */
public enum HiddenRows {

	/** A hidden row that holds an order refuses the sheet; hidden columns are ignored. */
	REFUSE,
	/** Both are read as if they could be seen. */
	READ,
	/** Both are ignored, and listed as such. */
	IGNORE

}
