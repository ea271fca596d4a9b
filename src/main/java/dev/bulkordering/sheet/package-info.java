/**
 * CSV and Excel files as a stream of typed rows; header mapping; templates.
 */
@NullMarked
package dev.bulkordering.sheet;

import org.jspecify.annotations.NullMarked;
