package dev.bulkordering.provider;

/**
 * Whose money is spent.
 *
 * @param baseUrl the base URL as configured ({@code sandbox} stays {@code sandbox})
 * @param fingerprint stands for client id, wallet, user name or configured account name;
 * no secret can be learned from it
 * @param name the account as people are told of it
 */
public record AccountIdentity(String baseUrl, String fingerprint, String name) {

}
