/**
 * Xoxoday Plum: a mobile top-up, or vouchers of one product, an order.
 */
@NullMarked
package dev.bulkordering.provider.plum;

import org.jspecify.annotations.NullMarked;
