package dev.bulkordering.packing;

import java.math.BigDecimal;
import java.util.List;

/**
 * A demand as tests write it.
 *
 * @param sku number of its SKU
 * @param units units asked
 * @param price of one unit
 * @param most most units in an order by the catalog, 0 for no limit
 */
record Ask(int sku, long units, BigDecimal price, int most) {

	static Ask of(int sku, long units, String price) {
		return new Ask(sku, units, new BigDecimal(price), 0);
	}

	/** The demands of these, which stand sorted by SKU. */
	static Demands demands(List<Ask> asks) {
		Demands.Builder demands = Demands.builder();
		for (int i = 0; i < asks.size(); i++) {
			Ask ask = asks.get(i);
			demands.add(i > 0 && asks.get(i - 1).sku() == ask.sku(), ask.units(), ask.price(), ask.most());
		}
		return demands.build();
	}

}
