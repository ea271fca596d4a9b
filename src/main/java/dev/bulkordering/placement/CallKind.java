package dev.bulkordering.placement;

/** What a call in the journal was for. */
public enum CallKind {

	/** Asked for a quote: buys nothing. */
	QUOTE,
	/** May buy. */
	BUY,
	/** Asked what became of the order. */
	LOOK_UP

}
