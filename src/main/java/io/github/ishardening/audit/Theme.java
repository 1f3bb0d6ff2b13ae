package io.github.ishardening.audit;

import java.util.Locale;

/** The theme of a rule, in the order of reports. */
public enum Theme {
    /** Keystores, certificates, and trust. */
    KEYS("Keys and certificates"),
    /** Passwords, encryption keys, the vault. */
    SECRETS("Passwords and secrets"),
    /** TLS, and the addresses that the server listens on. */
    TRANSPORT("TLS and connectors"),
    /** Authentication with client certificates. */
    CLIENTS("Client certificates"),
    /** The web applications and services that browsers and clients use. */
    WEB("Web, sessions and services"),
    /** Databases, user stores, mail. */
    DATA("Databases and user stores"),
    /** What is logged, and what isn't. */
    LOGS("Logs"),
    /** The JVM that runs the server. */
    JVM("Java"),
    /** What API Manager executes for API developers. */
    GATEWAY("API gateway"),
    /** Files, version, advisories. */
    BUNDLE("Files, version and advisories"),
    /** Checks of a running server. */
    SERVER("Started server");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    /** The title for people. */
    public String title() {
        return title;
    }

    /** The name in machine-readable reports, which never changes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
