/**
 * The model: rows, lines, limits, orders and their states, money, references. Knows
 * nothing but the JDK.
 */
@NullMarked
package dev.bulkordering.order;

import org.jspecify.annotations.NullMarked;
