package dev.bulkordering.provider;

import java.util.List;

/**
 * What a call came to, with the exchanges behind it for the journal.
 *
 * @param <T> {@link Outcome}, {@link LookUp} or a catalog's answer
 * @param result what the answer means
 * @param exchanges all requests made for it, in order
 */
public record Reply<T>(T result, List<Exchange> exchanges) {

}
