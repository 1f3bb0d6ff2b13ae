package io.github.ishardening.certificate;

import io.github.ishardening.problem.ProblemException;
import java.time.Period;
import java.util.Arrays;
import java.util.Optional;

/** The purpose of a key. Each role has its own store, so that one can be renewed or lost without the others. */
public enum Role {
    /** The local authority that signs the other three; never on the server. */
    CA("ca", "<certificateAuthority>", Period.ofYears(10)),
    /** Signs tokens and SAML messages; every partner trusts it. */
    PRIMARY("primary", "<keystores><primary>", Period.ofDays(825)),
    /** Opens the vault and decrypts stored data; has to be kept as long as the data. */
    INTERNAL("internal", "<keystores><internal>", Period.ofYears(10)),
    /** Identifies the server to browsers and clients. */
    TLS("tls", "<keystores><tls>", Period.ofDays(825));

    private final String id;
    private final String parameter;
    private final Period defaultValidity;

    Role(String id, String parameter, Period defaultValidity) {
        this.id = id;
        this.parameter = parameter;
        this.defaultValidity = defaultValidity;
    }

    /** The role's name in files, parameters and aliases: {@code ca}, {@code primary}, {@code internal}, {@code tls}. */
    public String id() {
        return id;
    }

    /** The XML path of the role's own parameters, such as {@code <keystores><tls>}. */
    public String parameter() {
        return parameter;
    }

    /** The default validity of a certificate: 825 days for tls and primary, 10 years for the others. */
    public Period defaultValidity() {
        return defaultValidity;
    }

    /**
     * Whether the role supports this type of key. Primary and internal need RSA: the server casts primary to an RSA key
     * to sign tokens, and opens the vault with internal and {@code Cipher.getInstance("RSA")}.
     */
    public boolean accepts(KeyAlgorithm algorithm) {
        return algorithm.isRsa() || this == CA || this == TLS;
    }

    /**
     * Refuses an algorithm that the role doesn't support.
     *
     * @throws ProblemException if anything but RSA is specified for primary or internal
     */
    public void require(KeyAlgorithm algorithm) {
        if (!accepts(algorithm)) {
            String reason = this == PRIMARY
                    ? "because the server signs tokens and SAML with RSA"
                    : "because the vault requires RSA";
            throw new ProblemException(
                    parameter + "<algorithm>", "must be RSA, " + reason + ", but is " + algorithm + ".");
        }
    }

    /** Whether an accidental new key for this role destroys data or every partner's trust. */
    public boolean isIrreplaceable() {
        return this == PRIMARY || this == INTERNAL;
    }

    /** The role with this id, or empty. */
    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }

    /** The id. */
    @Override
    public String toString() {
        return id;
    }
}
