package io.github.ishardening.hardening.handover;

import io.github.ishardening.secret.PasswordFile;
import java.util.ArrayList;
import java.util.List;

/**
 * What the operator must do so that the hardened server starts, in words.
 *
 * @param handOver what he gets
 * @param folder where its files are, as he is to read it
 */
record StartInstructions(OperatorFiles handOver, String folder) {

    /** What a server without console and password logs, by trial on the kernels 4.7.1 and 4.10.32. */
    private static final String NO_PASSWORD =
            "Cannot invoke \"String.length()\" because \"str\" is null (NullPointerException),";

    /** The lines for the mode in which the server gets its secrets. */
    List<String> lines() {
        return switch (handOver.mode()) {
            case VAULT -> vault();
            case ENVIRONMENT -> environment();
            case PLAIN -> plain();
        };
    }

    private List<String> vault() {
        var lines = new ArrayList<>(handOver.passwordFile() == PasswordFile.PERSIST ? persistent() : once());
        lines.add("  In a container, mount it from a secret, never put it into the image (Kubernetes: fill in %s/%s)."
                .formatted(folder, OperatorFolder.MANIFEST));
        if (!handOver.variables().isEmpty()) {
            lines.add("Set %s too; the server doesn't start without them (%s/%s has the names)."
                    .formatted(names(), folder, OperatorFolder.SAMPLE));
        }
        return lines;
    }

    private List<String> once() {
        return List.of(
                handOver.passwordFile() == PasswordFile.NONE
                        ? "To start it: write " + handOver.vaultPasswordPlace()
                                + ", and nothing else, into a file password-tmp in the server's folder"
                                + " (password-tmp.txt on Windows)."
                        : "To start it: copy %s/password-tmp into the server's folder (on Windows as password-tmp.txt)."
                                .formatted(folder),
                "  The server deletes the file after reading it, so every start needs a new one. Without it, the"
                        + " server prompts on",
                "  its console; without a console, it logs " + NO_PASSWORD,
                "  and hangs: it neither responds nor exits, so stop it by its process ID.",
                "  For unattended restarts, put the same value into password-persist (password-persist.txt), which"
                        + " stays.");
    }

    private List<String> persistent() {
        return List.of(
                "To start it: copy %s/password-persist into the server's folder (on Windows as password-persist.txt)."
                        .formatted(folder),
                "  It stays there for all restarts: make it readable only by the server's user (chmod 600).");
    }

    private List<String> environment() {
        return List.of(
                "To start it: set " + names() + ".",
                "  %s/%s has the names for a shell, systemd or docker run --env-file; fill in %s/%s for Kubernetes."
                        .formatted(folder, OperatorFolder.SAMPLE, folder, OperatorFolder.MANIFEST),
                "  The server doesn't start without them. The values end up in plain text in the server's rendered"
                        + " files; only",
                "  <secrets><mode>vault</mode> keeps them encrypted.");
    }

    private static List<String> plain() {
        return List.of(
                "The configuration contains the secrets in plain text, so anyone with this bundle can read them;",
                "  with a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
    }

    private String names() {
        return String.join(", ", handOver.variables());
    }
}
