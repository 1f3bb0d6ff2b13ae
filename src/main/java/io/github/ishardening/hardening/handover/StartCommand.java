package io.github.ishardening.hardening.handover;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The command that starts a hardened server: one line that works as copied, from any folder. */
public sealed interface StartCommand permits PosixStart, PowerShellStart {

    /**
     * The command that starts this distribution.
     *
     * @param result the hardened zip or folder
     * @param isWindows whether it is for PowerShell, and not for a POSIX shell
     * @return empty if it has no script for that system, or has names that a terminal or a tool would interpret
     */
    static Optional<StartCommand> of(Distribution distribution, Path result, boolean isWindows) throws IOException {
        return (isWindows ? PowerShellStart.of(distribution, result) : PosixStart.of(distribution, result))
                .filter(StartCommand::isReadable);
    }

    /** Whether a terminal only shows it. */
    default boolean isReadable() {
        return line().codePoints().noneMatch(Character::isISOControl);
    }

    /** What it is, before a colon. */
    String title();

    /** Starts a server that needs no file. */
    String line();

    /**
     * Starts a server that reads a password from a file in its folder, which nobody else may read.
     *
     * @param password where the password is
     * @return empty if no command reads it there
     */
    Optional<String> line(PasswordFile file, SecretPlace password);

    /** What this file is called in the server's folder. */
    String nameOf(PasswordFile file);
}
