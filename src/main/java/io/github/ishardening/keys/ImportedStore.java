package io.github.ishardening.keys;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.file.InputFile;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.keystore.OpenedKeystore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;

/**
 * A PKCS12 or JKS store that the user provides.
 *
 * @param role what its key is for
 * @param file the store
 * @param alias the alias in lower case, if the user specified one: selects one of several keys; an only key is used
 *     whatever its alias, because this is the one that it gets in the server's store
 */
public record ImportedStore(Role role, Path file, Optional<String> alias) implements ImportedSource {

    @Override
    public KeystoreEntry read(Optional<Secret> storePassword, Optional<Secret> keyPassword) throws IOException {
        byte[] content = InputFile.content(role.parameter() + "<file>", file);
        Optional<OpenedKeystore> unprotected = KeystoreReader.openWithEmptyPassword(file.toString(), content)
                .filter(OpenedKeystore::hasIntegrityCheck);
        Secret password = unprotected
                .map(opened -> Secret.of(""))
                .or(() -> storePassword)
                .orElseThrow(() -> new ProblemException(
                        role.parameter() + "<password>",
                        "is missing, but " + file + " needs one to be opened.",
                        "Specify its source: <env>, <server> or <file>."));
        OpenedKeystore opened = unprotected.orElseGet(() -> KeystoreReader.open(file.toString(), content, password));
        return opened.entry(alias(opened.keyAliases()), keyPassword.orElse(password));
    }

    private String alias(SortedSet<String> aliases) {
        if (alias.isPresent() && aliases.contains(alias.get())) {
            return alias.get();
        }
        if (aliases.size() == 1) {
            return aliases.first();
        }
        throw new ProblemException(
                file.toString(),
                aliases.isEmpty()
                        ? "has no private key."
                        : "has more than one private key: " + String.join(", ", aliases) + ".",
                aliases.isEmpty()
                        ? "Provide the store that contains the key, not only its certificate."
                        : "Specify one of them in " + role.parameter() + "<alias>.");
    }
}
