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
 * @param zip the hardened zip; empty if there already is a folder
 * @param home the server's folder
 * @param script what starts the server, relative to that
 */
record PosixStart(Optional<String> zip, String home, String script) implements StartCommand {

    /** Empty if {@code unzip} would take the name of the zip for that of others, too. */
    static Optional<StartCommand> of(Distribution distribution, Path result) throws IOException {
        var zip = distribution.isDirectory() ? Optional.<String>empty() : Optional.of(result.toString());
        String home = distribution.isDirectory() ? result.toString() : "./" + distribution.name();
        return StartScripts.first(distribution, ".sh")
                .filter(path -> zip.isEmpty() || !isPattern(result))
                .map(path -> new PosixStart(zip, home, path));
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
        return unpacking() + starting();
    }

    @Override
    public Optional<String> line(PasswordFile file, SecretPlace password) {
        return password.command()
                .map(printing -> "%s(umask 077; %s > %s) && %s"
                        .formatted(unpacking(), printing, inHome(nameOf(file)), starting()));
    }

    @Override
    public String nameOf(PasswordFile file) {
        return file.fileName();
    }

    /** Stops where there already is a server: its database is in its folder, and unzip would offer to replace that. */
    private String unpacking() {
        return zip.map(path -> "mkdir %s && unzip -q %s && ".formatted(ShellWord.quoted(home), ShellWord.quoted(path)))
                .orElse("");
    }

    /** A zip may have lost the script's own right to be run. */
    private String starting() {
        return "sh " + inHome(script);
    }

    private String inHome(String path) {
        return ShellWord.quoted(home + "/" + path);
    }
}
