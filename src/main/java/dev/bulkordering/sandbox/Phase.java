package dev.bulkordering.sandbox;

/** How far an order has come, whatever a provider calls it. */
public enum Phase {

	/** Offered at a price; nothing is bought. */
	QUOTED,

	/** Bought; the goods are on their way. */
	RUNNING,

	/** At its end. */
	FINISHED

}
