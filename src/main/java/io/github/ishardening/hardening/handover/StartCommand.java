package io.github.ishardening.hardening.handover;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.script.ShellWord;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command that starts a hardened server in a POSIX shell: one line that works as copied, from any folder.
 *
 * @param unpacking what to run first; empty if there already is a folder
 * @param home the server's folder
 * @param script what starts the server, relative to that
 */
public record StartCommand(String unpacking, String home, String script) {

    /**
     * The command that starts this distribution.
     *
     * @param result the hardened zip or folder
     * @return empty if it has no shell script, or has names that a terminal or {@code unzip} would interpret
     */
    public static Optional<StartCommand> of(Distribution distribution, Path result) throws IOException {
        var script = StartScripts.first(distribution, ".sh");
        String unpacking =
                distribution.isDirectory() ? "" : "unzip -q %s && ".formatted(ShellWord.quoted(result.toString()));
        String home = distribution.isDirectory() ? result.toString() : "./" + distribution.name();
        return script.filter(path -> distribution.isDirectory() || !isPattern(result))
                .map(path -> new StartCommand(unpacking, home, path))
                .filter(StartCommand::isReadable);
    }

    /** Whether {@code unzip} would take the name of a zip for that of others, too. */
    private static boolean isPattern(Path zip) {
        return zip.getFileName().toString().matches(".*[*?\\[].*");
    }

    /** Whether a terminal only shows it. */
    boolean isReadable() {
        return line().codePoints().noneMatch(Character::isISOControl);
    }

    /** Starts a server that needs no file. */
    String line() {
        return unpacking + starting();
    }

    /**
     * Starts a server that reads a password from a file in its folder, which nobody else may read.
     *
     * @param file its name
     * @param printing the command that prints the password
     */
    String line(String file, String printing) {
        return "%s(umask 077; %s > %s) && %s".formatted(unpacking, printing, inHome(file), starting());
    }

    /** A zip may have lost the script's own right to be run. */
    private String starting() {
        return "sh " + inHome(script);
    }

    private String inHome(String path) {
        return ShellWord.quoted(home + "/" + path);
    }
}
