/**
 * Xoxoday Plum, emulated: {@code POST /chef/v1/oauth/api} takes orders, shows them, tells
 * products and balance, as its {@code query} asks; {@code POST /chef/v1/oauth/token/user}
 * refreshes tokens. Top-ups by Plum's page 'Place Order API'; vouchers, look-ups,
 * catalog, tokens, errors and webhooks by its public pages on those.
 *
 * <p>
 * Settings beside every provider's: {@code token}, {@code demand-issued-tokens},
 * {@code token-life-ms}, {@code refresh-token} (the first; empty takes any that is not
 * known), {@code refresh-token-life-ms}, {@code old-refresh-token-life-ms} (how long one
 * that was used is good for), {@code client-id}, {@code client-secret} (empty takes any),
 * {@code balance} (in rupees), {@code stock} (by productId; one that isn't named is
 * unlimited), {@code unknown-skus}, {@code international} (whether products of other
 * currencies can be had), {@code duplicates} ({@code refuse}, {@code take}), those of
 * {@link dev.bulkordering.sandbox.WebhookForm}, {@code webhook-key}, {@code webhook-off}
 * (set once an event was not taken three times).
 */
@NullMarked
package dev.bulkordering.sandbox.plum;

import org.jspecify.annotations.NullMarked;
