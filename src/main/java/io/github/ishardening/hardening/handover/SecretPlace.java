package io.github.ishardening.hardening.handover;

import io.github.ishardening.script.ShellWord;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a secret of the hardened server is.
 *
 * @param words that in words
 * @param command what prints only the secret in a shell; empty if no command does so on every system
 */
public record SecretPlace(String words, Optional<String> command) {

    /** In the secrets file, among those that the build made: they have no character that the file escapes. */
    public static SecretPlace made(SecretName name, Path secrets) {
        return new SecretPlace(
                "the value of %s in %s".formatted(name.key(), secrets),
                Optional.of("sed -n 's/^%s=//p' %s"
                        .formatted(name.key().replace(".", "\\."), ShellWord.quoted(secrets.toString()))));
    }

    /** Where the user keeps it. */
    public static SecretPlace of(SecretSource source) {
        if (source instanceof SecretSource.Environment variable) {
            return inVariable(variable.name());
        }
        if (source instanceof SecretSource.ServerSetting server) {
            return new SecretPlace(
                    "the password of the server %s in settings.xml".formatted(server.id()), Optional.empty());
        }
        return inFile(((SecretSource.FileSource) source).path().toString());
    }

    private static SecretPlace inVariable(String name) {
        return new SecretPlace(
                "the value of the variable %s of this build".formatted(name),
                name.matches("[A-Za-z_][A-Za-z0-9_]*")
                        ? Optional.of("printf '%%s\\n' \"$%s\"".formatted(name))
                        : Optional.empty());
    }

    private static SecretPlace inFile(String file) {
        return new SecretPlace("the first line of " + file, Optional.of("head -n 1 " + ShellWord.quoted(file)));
    }
}
