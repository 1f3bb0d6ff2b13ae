package io.github.ishardening.hardening.handover;

import io.github.ishardening.secret.PasswordFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tells the operator how to start the hardened server.
 *
 * @param handOver the operator's files
 * @param folder the folder with these files
 * @param start the command that starts the server in a shell; empty if unknown
 */
record StartInstructions(OperatorFiles handOver, Path folder, Optional<StartCommand> start) {

    /** The title if no command follows. */
    private static final String TO_START = "To start it";

    /** WSO2's scripts find no {@code java} without it, not even one in the {@code PATH}. */
    private static final String NEEDED = " (JAVA_HOME must be set)";

    /** The lines for the server's secrets mode. */
    List<String> lines() {
        return switch (handOver.mode()) {
            case VAULT -> vault();
            case ENVIRONMENT -> environment();
            case PLAIN -> plain();
        };
    }

    private List<String> vault() {
        var lines = new ArrayList<String>();
        var kind = handOver.passwordFile() == PasswordFile.PERSIST ? PasswordFile.PERSIST : PasswordFile.TMP;
        var line = start.flatMap(command -> command.line(kind, password()));
        if (line.isPresent()) {
            lines.add(title() + ":");
            lines.add("  " + line.get());
        } else {
            lines.add(inWords(kind));
        }
        lines.add(
                kind == PasswordFile.PERSIST
                        ? "  %s remains there for all restarts: make it readable only by the server's user."
                                .formatted(nameOf(kind))
                        : ("  The server deletes %s after reading it, so every start needs a new one; without it, the server"
                                        + " hangs. A file named %s is kept.")
                                .formatted(nameOf(kind), nameOf(PasswordFile.PERSIST)));
        lines.add(
                "  In a container, mount the password file from a secret; never put it into the image (Kubernetes: fill in %s)."
                        .formatted(folder.resolve(OperatorFolder.MANIFEST)));
        if (!handOver.variables().isEmpty()) {
            lines.add("Also set %s: the server doesn't start without them (they are listed in %s)."
                    .formatted(names(), folder.resolve(OperatorFolder.SAMPLE)));
        }
        return lines;
    }

    /** Returns where the vault's password is. */
    private SecretPlace password() {
        return handOver.passwordFile() == PasswordFile.NONE
                ? handOver.vaultPasswordPlace()
                : SecretPlace.firstLineOf(written().toString());
    }

    private String nameOf(PasswordFile file) {
        return start.map(command -> command.nameOf(file)).orElse(file.fileName());
    }

    private Path written() {
        return folder.resolve(handOver.passwordFile().fileName());
    }

    private String inWords(PasswordFile kind) {
        String doing = handOver.passwordFile() == PasswordFile.NONE
                ? "write only %s to the file %s in"
                        .formatted(handOver.vaultPasswordPlace().words(), kind.fileName())
                : "copy %s into".formatted(written());
        return "%s: %s the server's folder (on Windows %s), and run its script in bin."
                .formatted(TO_START + NEEDED, doing, kind.windowsFileName());
    }

    private List<String> environment() {
        var lines = new ArrayList<String>();
        lines.add("%s: set %s.".formatted(title(), names()));
        start.ifPresent(command -> lines.add("  " + command.line()));
        lines.add("  %s lists these variables for a shell, systemd or docker run --env-file; fill in %s for Kubernetes."
                .formatted(folder.resolve(OperatorFolder.SAMPLE), folder.resolve(OperatorFolder.MANIFEST)));
        lines.add("  The server doesn't start without them. The values end up in plain text in the server's rendered"
                + " files; only");
        lines.add("  <secrets><mode>vault</mode> keeps them encrypted.");
        return lines;
    }

    private List<String> plain() {
        var lines = new ArrayList<String>();
        start.ifPresent(command -> {
            lines.add(title() + ":");
            lines.add("  " + command.line());
        });
        lines.add(
                "The configuration contains the secrets in plain text, so anyone with this distribution can read them;");
        lines.add("  with a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
        return lines;
    }

    private String title() {
        return start.map(StartCommand::title).orElse(TO_START) + NEEDED;
    }

    private String names() {
        return String.join(", ", handOver.variables());
    }
}
