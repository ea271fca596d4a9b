package dev.bulkordering.packing;

/** What goes into an order first. */
enum Way {

	/** The dearest units that still fit, as many of them as fit. */
	DEAREST_FIRST,
	/**
	 * Small demands, as many as every order must take if all are to be placed; then large
	 * ones, which fill the rest.
	 */
	SMALL_IN_PROPORTION,
	/** Small demands, as many as leave large ones the chance to fill the rest. */
	SMALL_FIRST

}
