package io.github.ishardening.evidence.inventory;

import java.util.OptionalInt;

/**
 * How the server protects one kind of stored data.
 *
 * @param purpose the kind of data
 * @param algorithm the algorithm as named in the server's files: a transformation of the JDK, such as
 *     {@code AES/GCM/NoPadding}, or a hash, such as {@code PBKDF2WithHmacSHA256}
 * @param bits the length of the key, in bits; empty if that isn't known, or there is none
 * @param file the file that determines this
 */
public record DataProtection(Purpose purpose, String algorithm, OptionalInt bits, String file) {

    /** A kind of stored data. */
    public enum Purpose {
        /** The secrets in the configuration, in Secure Vault. */
        VAULT("configuration secrets"),
        /** The data that the server encrypts in its databases. */
        STORED_DATA("stored data"),
        /** The passwords of users in a database. */
        PASSWORDS("user passwords");

        private final String text;

        Purpose(String text) {
            this.text = text;
        }

        /** The name for people. */
        @Override
        public String toString() {
            return text;
        }
    }
}
