/**
 * HTTP as every provider needs it: one request for one call, bounded in time and size,
 * kept to a rate, and written down with secrets masked.
 */
@NullMarked
package dev.bulkordering.provider.http;

import org.jspecify.annotations.NullMarked;
