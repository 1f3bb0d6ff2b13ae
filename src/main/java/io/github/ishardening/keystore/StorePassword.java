package io.github.ishardening.keystore;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.util.Arrays;

/** Checks that every JDK and OpenSSL accept the password of a store. */
public final class StorePassword {

    // keytool's limit
    private static final int SHORTEST = 6;

    private StorePassword() {}

    public static void require(String where, Secret password) {
        if (password.length() < SHORTEST) {
            throw new ProblemException(where, "must have at least 6 characters, as keytool requires.");
        }
        char[] characters = password.characters();
        try {
            for (char character : characters) {
                if (character < ' ' || character > '~') {
                    throw new ProblemException(
                            where,
                            "has characters that are not printable ASCII, which the JDK's stores don't support.",
                            "Choose one that contains only letters, digits and _ . -.");
                }
            }
        } finally {
            Arrays.fill(characters, '\0');
        }
    }
}
