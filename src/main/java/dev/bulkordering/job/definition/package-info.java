/**
 * What an operator writes down: job files and the configuration of providers, read
 * strictly and told about in plain words.
 */
@NullMarked
package dev.bulkordering.job.definition;

import org.jspecify.annotations.NullMarked;
