/**
 * Runs and their executions in the database: who owns one, where it stands, what was done
 * to it.
 */
@NullMarked
package dev.bulkordering.job.run;

import org.jspecify.annotations.NullMarked;
