/**
 * Budgetree: gift cards for one recipient an order, at once or finished later.
 */
@NullMarked
package dev.bulkordering.provider.budgetree;

import org.jspecify.annotations.NullMarked;
