/**
 * GiftHub: orders that are quoted, then confirmed.
 */
@NullMarked
package dev.bulkordering.provider.gifthub;

import org.jspecify.annotations.NullMarked;
