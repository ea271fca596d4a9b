/**
 * The entrance over HTTP: what providers send, and the same operations as the command
 * line's.
 */
@NullMarked
package dev.bulkordering.console;

import org.jspecify.annotations.NullMarked;
