package dev.bulkordering.provider;

import java.math.BigDecimal;

import dev.bulkordering.order.Limits;
import org.jspecify.annotations.Nullable;

/** A product of a provider's catalog. */
public interface CatalogEntry {

	/** What one order of the product at a price may hold, as far as the catalog says. */
	Limits limits(BigDecimal price);

	/**
	 * What was expected instead of a price that the product cannot be had at, in words
	 * for people; null if it can be had, or the catalog does not say.
	 */
	@Nullable String expectedInsteadOf(BigDecimal price);

}
