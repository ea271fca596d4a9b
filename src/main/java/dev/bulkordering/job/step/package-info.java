/**
 * The steps of a run: stage, plan, place, follow, report, and the Spring Batch job that
 * they make up.
 */
@NullMarked
package dev.bulkordering.job.step;

import org.jspecify.annotations.NullMarked;
