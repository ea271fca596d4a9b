/**
 * The shapes of JSON that scripts and portals hold on to, the same at every entrance.
 * They are written out here, so that no change of another class changes them unseen: a
 * component's name is the key, and their order is that of the keys. Decimals are texts,
 * times ISO-8601 in UTC.
 */
@NullMarked
package dev.bulkordering.job.json;

import org.jspecify.annotations.NullMarked;
