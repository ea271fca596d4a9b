package dev.bulkordering.result;

import org.jspecify.annotations.Nullable;

import dev.bulkordering.order.Card;

/**
 * A card in the vault.
 *
 * @param orderNo number of its order in the run
 * @param reference the order's reference
 * @param providerOrderId the provider's id of the order, once known
 * @param unitNo which of the order's units it is, from 1
 * @param card the card; its text form shows nothing secret
 */
public record StoredCard(int orderNo, String reference, @Nullable String providerOrderId, int unitNo, Card card) {

}
