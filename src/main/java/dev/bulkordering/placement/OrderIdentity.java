package dev.bulkordering.placement;

import org.jspecify.annotations.Nullable;

/**
 * What never changes about an order.
 *
 * @param runId the run that it belongs to
 * @param orderNo its number in the run, from 1
 * @param reference our key for it
 * @param parent reference of the order that it replaces a part of, if any
 * @param groupKey what its lines share
 * @param currency ISO code of its prices
 */
public record OrderIdentity(long runId, int orderNo, String reference, @Nullable String parent, String groupKey,
		String currency) {

}
