package io.github.ishardening.audit;

/**
 * One trust relationship: who trusts what, and why.
 *
 * @param holder who trusts: a store or a party, such as {@code client-truststore.p12}
 * @param trusted what is trusted: an alias or a role, such as {@code apim}
 * @param reason why, in a few words
 */
public record TrustLine(String holder, String trusted, String reason) {}
