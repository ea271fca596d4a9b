package dev.bulkordering.packing;

/** Why the demands of a group need no fewer orders. */
public enum Binding {

	/** Nothing of it: the group needs one order, since it shares none with another. */
	GROUP,
	/** Units of a SKU. */
	UNITS_PER_SKU,
	/** Different SKUs. */
	SKUS_PER_ORDER,
	/** Units in all. */
	UNITS_PER_ORDER,
	/** Value. */
	ORDER_VALUE,
	/** A SKU that is asked for at several prices or in several variants. */
	ONE_PRICE_PER_SKU

}
