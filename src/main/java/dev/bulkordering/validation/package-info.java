/**
 * What makes a row a line, and the issues of a row that is none.
 */
@NullMarked
package dev.bulkordering.validation;

import org.jspecify.annotations.NullMarked;
