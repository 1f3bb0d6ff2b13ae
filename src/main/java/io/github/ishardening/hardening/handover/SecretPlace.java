package io.github.ishardening.hardening.handover;

import io.github.ishardening.script.PowerShellWord;
import io.github.ishardening.script.ShellWord;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The location of a secret of the hardened server.
 *
 * @param words the location in words
 * @param command a POSIX shell command that prints only the secret; empty if none works on every system
 * @param expression a PowerShell expression for only the secret; empty if there is none
 */
public record SecretPlace(String words, Optional<String> command, Optional<String> expression) {

    /** A generated secret in the secrets file: it contains no character that the file escapes. */
    public static SecretPlace made(SecretName name, Path secrets) {
        String key = name.key().replace(".", "\\.");
        return new SecretPlace(
                "the value of %s in %s".formatted(name.key(), secrets),
                "sed -n 's/^%s=//p' %s".formatted(key, ShellWord.quoted(secrets.toString())),
                "[regex]::Match([IO.File]::ReadAllText(%s), '(?m)^%s=(.*?)\\r?$').Groups[1].Value"
                        .formatted(PowerShellWord.quoted(secrets.toString()), key));
    }

    /** A secret in a source of the user's own. */
    public static SecretPlace of(SecretSource source) {
        if (source instanceof SecretSource.Environment variable) {
            return inVariable(variable.name());
        }
        if (source instanceof SecretSource.ServerSetting server) {
            return inWords("the password of the server %s in settings.xml".formatted(server.id()));
        }
        return firstLineOf(((SecretSource.FileSource) source).path().toString());
    }

    /** In a file of its own. */
    static SecretPlace firstLineOf(String file) {
        return new SecretPlace(
                "the first line of " + file,
                "head -n 1 " + ShellWord.quoted(file),
                "[IO.File]::ReadAllLines(%s)[0]".formatted(PowerShellWord.quoted(file)));
    }

    private static SecretPlace inVariable(String name) {
        String words = "the value of the variable %s of this build".formatted(name);
        return name.matches("[A-Za-z_][A-Za-z0-9_]*")
                ? new SecretPlace(words, "printf '%%s\\n' \"$%s\"".formatted(name), "$env:" + name)
                : inWords(words);
    }

    private SecretPlace(String words, String command, String expression) {
        this(words, Optional.of(command), Optional.of(expression));
    }

    private static SecretPlace inWords(String words) {
        return new SecretPlace(words, Optional.empty(), Optional.empty());
    }
}
