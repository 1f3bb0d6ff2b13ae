package io.github.ishardening.evidence.inventory;

import java.util.OptionalInt;

/**
 * What a server keeps something by that it stores.
 *
 * @param purpose what it keeps
 * @param algorithm the name of the algorithm as the server's files have it: a transformation of the JDK, such as
 *     {@code AES/GCM/NoPadding}, or a hash, such as {@code PBKDF2WithHmacSHA256}
 * @param bits the length of the key, in bits; empty if that isn't known, or there is none
 * @param file the file that says so
 */
public record DataProtection(Purpose purpose, String algorithm, OptionalInt bits, String file) {

    /** What can be kept. */
    public enum Purpose {
        /** The secrets of the configuration, in Secure Vault. */
        VAULT("secrets of the configuration"),
        /** What the server encrypts in its databases. */
        STORED_DATA("stored data"),
        /** The passwords of users in a database. */
        PASSWORDS("passwords of users");

        private final String text;

        Purpose(String text) {
            this.text = text;
        }

        /** What it is, in words. */
        @Override
        public String toString() {
            return text;
        }
    }
}
