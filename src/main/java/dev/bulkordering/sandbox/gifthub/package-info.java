/**
 * GiftHub, emulated: {@code POST /order/create} quotes, {@code PUT /order/confirm} buys,
 * {@code GET /order/get} tells. By GiftHub's page 'Create Order'; what that leaves open
 * (confirm, get, the states) follows its public pages on orders. A reference is a label:
 * the same one twice makes two orders.
 *
 * <p>
 * Settings beside every provider's: {@code token}, {@code balance} (by wallet),
 * {@code stock} (by SKU; one that isn't named is unlimited), {@code unknown-skus},
 * {@code unsupported-exchanges} (such as {@code USD/EUR}), {@code price-factor} (on every
 * quote), {@code quote-life-ms}, {@code create-only} (create buys at once), and those of
 * {@link dev.bulkordering.sandbox.WebhookForm}, whose URL counts for orders that come
 * without one.
 */
@NullMarked
package dev.bulkordering.sandbox.gifthub;

import org.jspecify.annotations.NullMarked;
