package io.github.ishardening.hardening.handover;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The command that starts a hardened server: a single line that works from any folder when copied. */
public sealed interface StartCommand permits PosixStart, PowerShellStart {

    /**
     * Returns the command that starts this distribution.
     *
     * @param result the hardened zip or folder
     * @param isWindows whether the command is for PowerShell instead of a POSIX shell
     * @return empty if there is no script for that system, or a name would be interpreted by a terminal or tool
     */
    static Optional<StartCommand> of(Distribution distribution, Path result, boolean isWindows) throws IOException {
        return (isWindows ? PowerShellStart.of(distribution, result) : PosixStart.of(distribution, result))
                .filter(StartCommand::isReadable);
    }

    /** Whether the command contains no control characters for a terminal. */
    default boolean isReadable() {
        return line().codePoints().noneMatch(Character::isISOControl);
    }

    /** The title of the command, without a colon. */
    String title();

    /** Returns the command for a server that needs no password file. */
    String line();

    /**
     * Returns the command for a server that reads a password from a file in its folder; only the owner may read the
     * file.
     *
     * @param password where the password is
     * @return empty if no command can read it from there
     */
    Optional<String> line(PasswordFile file, SecretPlace password);

    /** Returns the name of this file in the server's folder. */
    String nameOf(PasswordFile file);
}
