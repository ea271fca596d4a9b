/**
 * The providers' APIs emulated on loopback from their documents, with faults on demand.
 * Shares no class with the adapters, so that two readings of one document check each
 * other.
 */
@NullMarked
package dev.bulkordering.sandbox;

import org.jspecify.annotations.NullMarked;
