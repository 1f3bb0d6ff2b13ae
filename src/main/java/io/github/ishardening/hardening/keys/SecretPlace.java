package io.github.ishardening.hardening.keys;

import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.script.ShellWord;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.secret.SecretsFile;
import java.util.Optional;

/**
 * Where a secret of the hardened server is.
 *
 * @param words that in words
 * @param command what prints it in a shell, and nothing else; empty where no command of every system does
 */
public record SecretPlace(String words, Optional<String> command) {

    /** Where it is: where the user keeps it, else in the secrets file. */
    public static SecretPlace of(HardeningRequest request, ServerKeys keys, SecretName name) {
        var source = Optional.ofNullable(request.passwords().get(name))
                .filter(placed -> keys.isGiven(name))
                .map(PlacedSource::source);
        if (source.isEmpty()) {
            return inSecretsFile(name.key(), request.keys().directory().path(SecretsFile.NAME));
        }
        if (source.get() instanceof SecretSource.Environment variable) {
            return inVariable(variable.name());
        }
        if (source.get() instanceof SecretSource.ServerSetting server) {
            return new SecretPlace(
                    "the password of the server %s in settings.xml".formatted(server.id()), Optional.empty());
        }
        return inFile(((SecretSource.FileSource) source.get()).path().toString());
    }

    /** What is generated has no character that the file escapes. */
    private static SecretPlace inSecretsFile(String key, Object file) {
        return new SecretPlace(
                "the value of %s in %s".formatted(key, file),
                Optional.of(
                        "sed -n 's/^%s=//p' %s".formatted(key.replace(".", "\\."), ShellWord.quoted(file.toString()))));
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
