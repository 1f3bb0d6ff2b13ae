package io.github.ishardening.hardening;

import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.request.HardeningRequest;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.secret.SecretsFile;
import java.util.Optional;

/** Says in words where a secret of the hardened server is. */
public final class SecretPlace {

    private SecretPlace() {}

    /** Where it is: where the user keeps it, else in the secrets file. */
    public static String of(HardeningRequest request, ServerKeys keys, SecretName name) {
        var source = Optional.ofNullable(request.passwords().get(name))
                .filter(placed -> keys.isGiven(name))
                .map(PlacedSource::source);
        if (source.isEmpty()) {
            return "the value of %s in %s"
                    .formatted(name.key(), request.keys().directory().path(SecretsFile.NAME));
        }
        if (source.get() instanceof SecretSource.Environment variable) {
            return "the value of the variable %s of this build".formatted(variable.name());
        }
        if (source.get() instanceof SecretSource.ServerSetting server) {
            return "the password of the server %s in settings.xml".formatted(server.id());
        }
        return "the first line of " + ((SecretSource.FileSource) source.get()).path();
    }
}
