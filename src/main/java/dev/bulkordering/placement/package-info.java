/**
 * Placing orders once: intents, attempts, the journal, rates, stop conditions.
 */
@NullMarked
package dev.bulkordering.placement;

import org.jspecify.annotations.NullMarked;
