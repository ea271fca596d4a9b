package dev.bulkordering.job.step;

import java.math.BigDecimal;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Limits;
import dev.bulkordering.packing.Binding;

/** Sentences that several places say. */
public final class Sentences {

	private Sentences() {
	}

	/** What keeps a group from needing fewer orders. */
	static String binding(Binding by, Limits limits) {
		return switch (by) {
			case UNITS_PER_SKU -> atMost(limits.unitsPerSku(), "of a SKU (units-per-sku)");
			case SKUS_PER_ORDER -> atMost(limits.skusPerOrder(), "different SKUs (skus-per-order)");
			case UNITS_PER_ORDER -> atMost(limits.unitsPerOrder(), "units (units-per-order)");
			case ORDER_VALUE -> "an order may be worth at most "
					+ (limits.orderValue() == null ? "so much" : plain(limits.orderValue())) + " (order-value)";
			case ONE_PRICE_PER_SKU -> "an order may hold a SKU at one price alone";
			case GROUP -> "what each holds may share an order with nothing else";
		};
	}

	private static String atMost(@Nullable Integer limit, String what) {
		return "an order may hold at most " + (limit == null ? Integer.MAX_VALUE : limit) + " " + what;
	}

	private static String plain(BigDecimal amount) {
		return amount.stripTrailingZeros().toPlainString();
	}

	/** Which rows were ordered before. */
	public static String seen(SeenBefore.SeenRows seen) {
		String first = seen.first()
			.stream()
			.map((row) -> "row " + row.row() + " (row " + row.earlierRow() + " of execution " + row.earlierRun() + ")")
			.collect(Collectors.joining(", "));
		return seen.count() + (seen.count() == 1 ? " row was" : " rows were") + " in an earlier sheet of this job: "
				+ first + (seen.count() > seen.first().size() ? ", …" : "") + ".";
	}

}
