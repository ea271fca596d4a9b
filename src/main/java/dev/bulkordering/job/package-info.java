/**
 * Job definitions, the Spring Batch job and its steps, operations on executions.
 */
@NullMarked
package dev.bulkordering.job;

import org.jspecify.annotations.NullMarked;
