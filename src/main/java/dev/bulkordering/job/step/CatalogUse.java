package dev.bulkordering.job.step;

/** What a run needs the provider's catalog for. */
public enum CatalogUse {

	/** The provider has none to ask. */
	NONE,
	/** To know how many units an order may hold. */
	NEEDED,
	/**
	 * The job or the configuration says how many units an order may hold: an answer is
	 * used, the lack of one hinders nothing.
	 */
	LIMIT_GIVEN

}
