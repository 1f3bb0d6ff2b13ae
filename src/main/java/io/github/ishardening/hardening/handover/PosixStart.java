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
 * @param script the start script, relative to that folder
 */
record PosixStart(Optional<String> zip, String home, String script) implements StartCommand {

    /** The command; empty if {@code unzip} would interpret the zip's name as a pattern. */
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

    /** Fails if the server's folder exists: it contains the database, and unzip would offer to overwrite that. */
    private String unpacking() {
        return zip.map(path -> "mkdir %s && unzip -q %s && ".formatted(ShellWord.quoted(home), ShellWord.quoted(path)))
                .orElse("");
    }

    /** Uses {@code sh}, as unpacking may not make the script executable. */
    private String starting() {
        return "sh " + inHome(script);
    }

    private String inHome(String path) {
        return ShellWord.quoted(home + "/" + path);
    }
}
