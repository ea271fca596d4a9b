package dev.bulkordering.order;

/** What became of a unit. */
public enum UnitStatus {

	/** Bought. */
	ORDERED,
	/** Taken by the provider, which finishes later. */
	PENDING,
	/** Refused; not bought. */
	REJECTED,
	/** In doubt, or waiting for an operator. */
	HELD,
	/** Not tried yet, or not any more. */
	SKIPPED,
	/** Counted in the smaller orders that replace this one. */
	REPLACED

}
