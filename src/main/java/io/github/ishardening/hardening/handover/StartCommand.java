package io.github.ishardening.hardening.handover;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.PasswordFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The command that starts a hardened server: a single line that works from any folder when copied. */
public sealed interface StartCommand permits PosixStart, PowerShellStart {

    /**
     * The command that starts this distribution.
     *
     * @param result the hardened zip or folder
     * @param isWindows whether the command is for PowerShell instead of a POSIX shell
     * @return empty if there is no script for that system, or a name would be interpreted by a terminal or tool
     */
    static Optional<StartCommand> of(Distribution distribution, Path result, boolean isWindows) throws IOException {
        return (isWindows ? PowerShellStart.of(distribution, result) : PosixStart.of(distribution, result))
                .filter(StartCommand::isReadable);
    }

    /** Whether the command contains no control characters. */
    default boolean isReadable() {
        return line().codePoints().noneMatch(Character::isISOControl);
    }

    /** The title of the command, without a colon. */
    String title();

    /** The command for a server that needs no password file. */
    String line();

    /**
     * The command for a server that reads a password from a file in its folder, which only the owner may read.
     *
     * @param password where the password is
     * @return empty if no command can read it
     */
    Optional<String> line(PasswordFile file, SecretPlace password);

    /** The name of this file in the server's folder. */
    String nameOf(PasswordFile file);
}
