package io.github.ishardening.keys;

/**
 * One way in which a keystore isn't what is asked for.
 *
 * @param field what differs, in the words of the configuration: {@code subject alternative names}
 * @param detail how it differs: {@code dns:b.example.com is missing}
 * @param remedy what has to be done about it
 */
public record Difference(String field, String detail, Remedy remedy) {

    /** The difference that rotate-key makes. */
    static final Difference ROTATED = new Difference("key", "a new one is requested", Remedy.REKEY);

    /** What a difference calls for, the least first. */
    public enum Remedy {
        /** The store is rewritten. */
        REWRITE,
        /** A new certificate over the same key. */
        RENEW,
        /** A new key. */
        REKEY
    }

    /** {@code field: detail}. */
    @Override
    public String toString() {
        return field + ": " + detail;
    }
}
