package io.github.ishardening.audit;

import java.util.Locale;

/** What a rule is about, in the order of reports. */
public enum Theme {
    /** Keystores, certificates, whom the server trusts. */
    KEYS("Keys and certificates"),
    /** Passwords, encryption keys, the vault. */
    SECRETS("Passwords and secrets"),
    /** TLS, and where the server listens. */
    TRANSPORT("TLS and connectors"),
    /** Who gets in by a certificate. */
    CLIENTS("Client certificates"),
    /** What browsers and clients meet. */
    WEB("Web, sessions and services"),
    /** Databases, user stores, mail. */
    DATA("Databases and user stores"),
    /** What is written down, and what isn't. */
    LOGS("Logs"),
    /** The JVM that runs the server. */
    JVM("Java"),
    /** What API Manager runs for those who write APIs. */
    GATEWAY("API gateway"),
    /** Files, version, advisories. */
    BUNDLE("Files, version and advisories"),
    /** What a server that runs was asked. */
    SERVER("Started server");

    private final String title;

    Theme(String title) {
        this.title = title;
    }

    /** The name for people. */
    public String title() {
        return title;
    }

    /** The name in reports for machines, which never changes. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
