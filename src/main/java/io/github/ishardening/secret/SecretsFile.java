package io.github.ishardening.secret;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code secrets.properties} in the keys directory: generated secrets, kept so that every build uses the same ones.
 * Unknown entries are preserved. Not safe for use by several threads.
 */
public final class SecretsFile extends KeptEntries {

    /** The name of the file in the keys directory. */
    public static final String NAME = "secrets.properties";

    private static final String COMMENT = """
            The secrets that is-hardening-maven-plugin generated for this server. Anyone who can read this file \
            controls the server.
            Keep it with the keystores next to it, out of version control and in the backup: without it, they can't be \
            opened.""";

    /**
     * Reads the file.
     *
     * @param where the file's path, for messages
     * @param content its content; empty if it doesn't exist yet
     * @throws io.github.ishardening.problem.ProblemException if it is malformed; gives the line's number, not its text
     */
    public SecretsFile(String where, Optional<byte[]> content) {
        super(where, content, COMMENT);
    }

    /** The secret with this name, such as {@code tls.password}. */
    public Optional<Secret> get(String name) {
        return entry(name).map(Secret::of);
    }

    /** The secret with this name; if there is none, generates and keeps one. */
    public Secret getOrGenerate(String name, Supplier<Secret> generator) {
        return get(name).orElseGet(() -> {
            Secret made = generator.get();
            put(name, made);
            return made;
        });
    }

    /**
     * Keeps a secret under a name, replacing an earlier one.
     *
     * @throws IllegalArgumentException if the secret is empty
     */
    public void put(String name, Secret secret) {
        if (secret.length() == 0) {
            throw new IllegalArgumentException("empty secret for " + name);
        }
        putEntry(name, secret.reveal());
    }
}
