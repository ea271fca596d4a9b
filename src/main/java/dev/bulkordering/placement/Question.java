package dev.bulkordering.placement;

/**
 * A question that was asked about an order.
 *
 * @param askedAt before it was asked, milliseconds by the database's clock
 * @param answeredAt after it was answered
 */
public record Question(long askedAt, long answeredAt) {

}
