package io.github.ishardening.inspection;

import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretRule;
import io.github.ishardening.secret.SecretsFile;
import java.io.IOException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** The secrets with which a server was hardened, if they are available where the configuration says. */
public final class KeysDirectorySecrets implements KnownSecrets {

    private final Optional<SecretsFile> kept;
    private final Map<SecretName, Secret> given;

    private KeysDirectorySecrets(Optional<SecretsFile> kept, Map<SecretName, Secret> given) {
        this.kept = kept;
        this.given = given;
    }

    /**
     * Looks for the secrets where hardening does, without creating or changing anything. A source without a secret
     * isn't a fault: stores that need it stay closed.
     *
     * @throws ProblemException if the secrets file is broken
     */
    public static KnownSecrets of(HardeningRequest request, BuildContext context) throws IOException {
        var given = new HashMap<SecretName, Secret>();
        for (var source : request.passwords().entrySet()) {
            find(source.getValue(), request, context)
                    .filter(secret -> !request.keys().opensOnly(source.getKey(), secret))
                    .ifPresent(secret -> given.put(source.getKey(), secret));
        }
        return new KeysDirectorySecrets(kept(request.keys().directory().readOnly()), given);
    }

    @Override
    public Optional<Secret> find(SecretName name) {
        return Optional.ofNullable(given.get(name))
                .filter(secret -> !isRetired(name, secret))
                .or(() -> kept.flatMap(file -> file.get(name.key())));
    }

    /** Whether this is an encryption key that the user still specifies although it has been replaced. */
    private boolean isRetired(SecretName name, Secret secret) {
        return name.equals(SecretName.ENCRYPTION_KEY)
                && kept.flatMap(file -> file.get(SecretName.ENCRYPTION_OLD_KEY.key()))
                        .equals(Optional.of(secret));
    }

    @Override
    public Collection<SecretName> names() {
        var names = new LinkedHashSet<>(SecretName.ours());
        given.keySet().stream().sorted(Comparator.comparing(SecretName::key)).forEach(names::add);
        return names;
    }

    private static Optional<Secret> find(PlacedSource placed, HardeningRequest request, BuildContext context)
            throws IOException {
        try {
            var rule = SecretRule.forValue(request.secretsMode());
            return Optional.of(context.secrets().resolve(placed, rule));
        } catch (ProblemException e) {
            context.progress().warn(e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<SecretsFile> kept(KeysDirectory directory) throws IOException {
        String where = directory.path(SecretsFile.NAME).toString();
        return directory.exclusively(
                () -> directory.read(SecretsFile.NAME).map(content -> new SecretsFile(where, Optional.of(content))));
    }
}
