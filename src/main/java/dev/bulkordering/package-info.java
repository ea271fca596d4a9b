/**
 * The application: places the orders of a sheet at providers that take them a few at a
 * time.
 */
@NullMarked
package dev.bulkordering;

import org.jspecify.annotations.NullMarked;
