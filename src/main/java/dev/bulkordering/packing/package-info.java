/**
 * Lines and limits in, plan out: pure functions.
 */
@NullMarked
package dev.bulkordering.packing;

import org.jspecify.annotations.NullMarked;
