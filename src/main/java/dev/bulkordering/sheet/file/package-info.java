/**
 * CSV and Excel files as a stream of typed rows, in bounded memory, whatever the file
 * claims to be. Knows nothing of orders.
 */
@NullMarked
package dev.bulkordering.sheet.file;

import org.jspecify.annotations.NullMarked;
