package io.github.ishardening.keys;

/**
 * One difference between a keystore and its specification.
 *
 * @param field what differs, in the words of the configuration: {@code subject alternative names}
 * @param detail how it differs: {@code dns:b.example.com is missing}
 * @param remedy what has to be done about it
 */
public record Difference(String field, String detail, Remedy remedy) {

    /** The difference that rotate-key adds. */
    static final Difference ROTATED = new Difference("key", "a new one is requested", Remedy.REKEY);

    /** The action that a difference requires, the least drastic first. */
    public enum Remedy {
        /** The store is rewritten. */
        REWRITE,
        /** A new certificate is issued for the same key. */
        RENEW,
        /** A new key is generated. */
        REKEY
    }

    /** {@code field: detail}. */
    @Override
    public String toString() {
        return field + ": " + detail;
    }
}
