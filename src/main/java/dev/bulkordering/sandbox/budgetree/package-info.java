/**
 * Budgetree, emulated: {@code POST /rest/v3/orders} orders, at once or later, {@code GET
 * /rest/v3/orders/{refno}} tells the status, {@code GET /rest/v3/order/{orderId}/cards}
 * hands out the cards, {@code POST /account/get/balance/api/} tells the balance. By
 * Budgetree's page 'Order API (Create)'; status, cards and balance follow its public
 * pages on those calls. A reference number is taken once, unless {@code takes-duplicates}
 * is set.
 *
 * <p>
 * Settings beside every provider's: {@code token}, {@code signing-secret} (the client
 * secret that every request must be signed with; empty checks no signature),
 * {@code balance} (of the credit line {@code svc}), {@code store-active},
 * {@code access-revoked}, {@code unknown-skus}, {@code restricted-skus},
 * {@code currencies} (numeric codes), {@code payment-codes}, {@code vouchers} (the good
 * ones to pay with, each as {@code NUMBER:PIN}), {@code max-order-value},
 * {@code refno-length}, {@code default-shipping-address},
 * {@code default-billing-address}, {@code edit-address}, {@code cards-late-ms} (cards
 * come so long after the order is complete), {@code takes-duplicates}.
 */
@NullMarked
package dev.bulkordering.sandbox.budgetree;

import org.jspecify.annotations.NullMarked;
