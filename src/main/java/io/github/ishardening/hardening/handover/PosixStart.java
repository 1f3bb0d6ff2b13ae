package io.github.ishardening.hardening.handover;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.script.ShellWord;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The command that starts a hardened server in a POSIX shell.
 *
 * @param unpacking what to run first; empty if there already is a folder
 * @param home the server's folder
 * @param script what starts the server, relative to that
 */
record PosixStart(String unpacking, String home, String script) implements StartCommand {

    /** Empty if {@code unzip} would take the name of the zip for that of others, too. */
    static Optional<StartCommand> of(Distribution distribution, Path result) throws IOException {
        String unpacking =
                distribution.isDirectory() ? "" : "unzip -q %s && ".formatted(ShellWord.quoted(result.toString()));
        String home = distribution.isDirectory() ? result.toString() : "./" + distribution.name();
        return StartScripts.first(distribution, ".sh")
                .filter(path -> distribution.isDirectory() || !isPattern(result))
                .map(path -> new PosixStart(unpacking, home, path));
    }

    private static boolean isPattern(Path zip) {
        return zip.getFileName().toString().matches(".*[*?\\[].*");
    }

    @Override
    public String title() {
        return "To start it";
    }

    @Override
    public String line() {
        return unpacking + starting();
    }

    @Override
    public Optional<String> line(PasswordFile file, SecretPlace password) {
        return password.command()
                .map(printing -> "%s(umask 077; %s > %s) && %s"
                        .formatted(unpacking, printing, inHome(nameOf(file)), starting()));
    }

    @Override
    public String nameOf(PasswordFile file) {
        return file.fileName();
    }

    /** A zip may have lost the script's own right to be run. */
    private String starting() {
        return "sh " + inHome(script);
    }

    private String inHome(String path) {
        return ShellWord.quoted(home + "/" + path);
    }
}
