package dev.bulkordering.provider;

import java.util.List;

/**
 * One of a provider's own settings for a job.
 *
 * @param name its key under {@code options}; a nested key is written with a dot, as in
 * {@code billing.city}
 * @param mandatory whether a job must give it
 * @param choices the values that it takes; empty for any
 * @param description what it does, in one sentence
 */
public record JobOption(String name, boolean mandatory, List<String> choices, String description) {

}
