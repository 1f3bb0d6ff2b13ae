package io.github.ishardening.inspection;

import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/**
 * What stands in a rendered file for a password: itself, or a reference.
 *
 * @param text the text; never to be shown
 */
public record RenderedSecret(String text) {

    /** The password, if it can be known. */
    public Optional<Secret> resolve(Inspection inspection) throws IOException {
        return inspection.passwords().resolve(text);
    }

    /** Constant: never the secret. */
    @Override
    public String toString() {
        return "(secret)";
    }
}
