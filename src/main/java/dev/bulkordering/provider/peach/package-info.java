/**
 * Peach: payment requests, each of which asks one person to pay for some items.
 */
@NullMarked
package dev.bulkordering.provider.peach;

import org.jspecify.annotations.NullMarked;
