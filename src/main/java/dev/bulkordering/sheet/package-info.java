/**
 * Order sheets as a stream of data rows: finding and mapping the header, leaving out what
 * is no order, templates. The files themselves are read in
 * {@link dev.bulkordering.sheet.file}.
 */
@NullMarked
package dev.bulkordering.sheet;

import org.jspecify.annotations.NullMarked;
