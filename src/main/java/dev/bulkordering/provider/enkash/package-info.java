/**
 * EnKash: vouchers of one product and denomination an order.
 */
@NullMarked
package dev.bulkordering.provider.enkash;

import org.jspecify.annotations.NullMarked;
