/**
 * Peach's orders, emulated: {@code POST /orders} asks a person to pay on WhatsApp,
 * {@code GET /orders/{id}} tells, by Peach's own id alone, whether that was done. By
 * Peach's page 'Create an order'; the look-up and the webhooks by its public pages on
 * those. An id that was used before asks the person once more: the page says nothing
 * against it.
 *
 * <p>
 * Settings beside every provider's: {@code token} (the API key, sent without a scheme;
 * empty takes any), and those of {@link dev.bulkordering.sandbox.WebhookForm}. There is
 * no catalog: the client names and prices what it sells.
 */
@NullMarked
package dev.bulkordering.sandbox.peach;

import org.jspecify.annotations.NullMarked;
