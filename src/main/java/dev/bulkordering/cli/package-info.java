/**
 * The command line: a thin entrance to the operations of the job package.
 */
@NullMarked
package dev.bulkordering.cli;

import org.jspecify.annotations.NullMarked;
