package io.github.ishardening.audit;

/**
 * One thread of the web of trust.
 *
 * @param holder who trusts: a store or a party, such as {@code client-truststore.p12}
 * @param trusted whom: an alias or a role, such as {@code apim}
 * @param reason what for, in a few words
 */
public record TrustLine(String holder, String trusted, String reason) {}
