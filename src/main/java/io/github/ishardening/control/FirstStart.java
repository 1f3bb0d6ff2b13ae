package io.github.ishardening.control;

import io.github.ishardening.secret.SecretReferences;
import java.nio.file.Path;
import java.util.List;

/** What the operator must do so that the hardened server starts, in words. */
final class FirstStart {

    private FirstStart() {}

    /** The lines for the mode in which the server gets its secrets. */
    static List<String> lines(SecretReferences secrets, Path secretsFile) {
        return switch (secrets.mode()) {
            case VAULT ->
                List.of(
                        "To start it: write internal.password of " + secretsFile
                                + " into a file password-tmp in the server's folder (password-tmp.txt on Windows).",
                        "  The server deletes the file when it has read it. A start without it ends in",
                        "  java.lang.NullPointerException: \"str\" is null, or asks on the console.",
                        "  For unattended restarts mount the same line as password-persist, which stays (Kubernetes: from a Secret).");
            case ENVIRONMENT ->
                List.of(
                        "To start it: set " + String.join(", ", secrets.environmentVariables()) + ".",
                        "  A missing one stops the start. The values end up in clear in the server's rendered files; only",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
            case PLAIN ->
                List.of(
                        "The secrets stand in clear in deployment.toml, for whoever reads this bundle;",
                        "  <secrets><mode>vault</mode> keeps them encrypted.");
        };
    }
}
