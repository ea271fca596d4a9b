/**
 * Result sheets, and the vault for card numbers, PINs and codes.
 */
@NullMarked
package dev.bulkordering.result;

import org.jspecify.annotations.NullMarked;
