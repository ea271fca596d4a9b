/**
 * Jobs that run by themselves: which are due, and who of several servers runs them.
 */
@NullMarked
package dev.bulkordering.job.schedule;

import org.jspecify.annotations.NullMarked;
