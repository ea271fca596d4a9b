/**
 * EnKash's rewards, emulated: {@code POST /oauth/token} hands out tokens, {@code POST
 * /api/v0/partner/create-order} buys vouchers of one product and denomination, {@code GET
 * /api/v0/partner/fetch-order-details/{reference}} shows them, {@code GET
 * /api/v0/partner/search-config/{product}} tells denominations and greatest quantities.
 * By EnKash's page 'Create Order', which shows no good answer: that, and the other calls,
 * follow its public pages on tokens, product configs and order details.
 *
 * <p>
 * Settings beside every provider's: {@code token}, {@code demand-issued-tokens},
 * {@code token-life-ms}, {@code client-id}, {@code client-secret}, {@code username},
 * {@code password} (empty takes any), {@code bad-token-calls} (in a row so far; at 3 the
 * account is locked), {@code balance}, {@code unknown-skus}, {@code vouchers-in-answer}
 * (or in the look-up alone), {@code duplicates} ({@code refuse}, {@code take}),
 * {@code not-found-status} ('404', '400', '200').
 */
@NullMarked
package dev.bulkordering.sandbox.enkash;

import org.jspecify.annotations.NullMarked;
