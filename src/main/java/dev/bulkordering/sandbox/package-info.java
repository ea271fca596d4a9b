/**
 * The providers' APIs emulated on loopback from their documents, with state and faults on
 * demand. Shares no class with the adapters, so that two readings of one document check
 * each other; a provider is a subpackage behind {@link EmulatedProvider}.
 *
 * <p>
 * {@link Sandbox} serves every provider under {@code /NAME} and, under {@code /_sandbox},
 * a control API for tests and operators:
 * <ul>
 * <li>{@code POST /_sandbox/NAME/faults}: adds a fault rule, or an array of them;
 * {@code GET} lists, {@code DELETE} clears (what a rule may hold: {@link FaultRule})
 * <li>{@code GET /_sandbox/NAME/orders}: every order: id, reference, state, items, units
 * bought, how often it was asked for
 * <li>{@code GET /_sandbox/NAME/bought}: units bought in all, by SKU and by reference:
 * the measure for 'exactly once'
 * <li>{@code GET /_sandbox/NAME/calls?operation=&reference=}: every request seen, the
 * fault applied to it and the status answered
 * <li>{@code GET, PUT /_sandbox/NAME/settings}: latency, balance, stock, search lag, …
 * <li>{@code GET /_sandbox/NAME/webhooks}: what was told by webhook; {@code POST} sends
 * an event now, also a forged, repeated or late one
 * <li>{@code GET /_sandbox/NAME/catalog}: what can be bought
 * <li>{@code POST /_sandbox/reset}, {@code POST /_sandbox/NAME/reset}: forgets orders,
 * calls and faults, and restores the settings
 * </ul>
 */
@NullMarked
package dev.bulkordering.sandbox;

import org.jspecify.annotations.NullMarked;
