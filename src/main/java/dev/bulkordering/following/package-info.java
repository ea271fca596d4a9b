/**
 * Pending and unknown orders until they are final or held.
 */
@NullMarked
package dev.bulkordering.following;

import org.jspecify.annotations.NullMarked;
