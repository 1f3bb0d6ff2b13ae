package io.github.ishardening.inspection.store;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.Decryptions;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Determines the server's passwords, as far as possible without running it.
 *
 * @param secrets the available secrets
 * @param vault the vault, if it could be opened
 */
public record PasswordResolver(KnownSecrets secrets, Optional<OpenedVault> vault) {

    private static final Pattern SECRET = Pattern.compile("\\$secret\\{([^{}]*+)\\}");
    private static final Pattern VARIABLE = Pattern.compile("@env:([^@]*)@");
    private static final Pattern ELSEWHERE = Pattern.compile(".*(\\$secret\\{|@env:|@sys:|\\$\\{).*", Pattern.DOTALL);

    /** A resolver for a server, including its vault if the password of the internal keystore is available. */
    public static PasswordResolver of(
            Distribution distribution,
            StoreOpenings openings,
            DeploymentToml toml,
            Rendered rendered,
            KnownSecrets secrets,
            Decryptions decryptions)
            throws IOException {
        var withoutVault = new PasswordResolver(secrets, Optional.empty());
        return new PasswordResolver(
                secrets, OpenedVault.open(distribution, openings, toml, rendered, withoutVault, decryptions));
    }

    /** The password that a rendered value represents; empty if only the running server can resolve it. */
    public Optional<Secret> resolve(String value) {
        var secret = SECRET.matcher(value);
        if (secret.matches()) {
            String alias = secret.group(1);
            return named(name -> name.alias().equals(alias)).or(() -> vault.flatMap(opened -> opened.secret(alias)));
        }
        var variable = VARIABLE.matcher(value);
        if (variable.matches()) {
            return named(name -> name.environmentVariable().equals(variable.group(1)));
        }
        return ELSEWHERE.matcher(value).matches() ? Optional.empty() : Optional.of(Secret.of(value));
    }

    private Optional<Secret> named(java.util.function.Predicate<SecretName> test) {
        return names().filter(test).findFirst().flatMap(secrets::find);
    }

    private static Stream<SecretName> names() {
        return SecretName.ours().stream();
    }
}
