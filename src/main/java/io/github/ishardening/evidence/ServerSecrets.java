package io.github.ishardening.evidence;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.evidence.inventory.DataProtection;
import io.github.ishardening.json.Json;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.DeploymentSource;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How a server receives its secrets; contains none of them.
 *
 * @param mode how its configuration contains them
 * @param vault the encryption of its vault, as a transformation of Java's {@code Cipher}; empty if it has no vault
 * @param names their names in the configuration: vault aliases and environment variables, sorted
 */
record ServerSecrets(SecretsMode mode, Optional<String> vault, List<String> names) {

    /** Copies the list. */
    ServerSecrets {
        names = List.copyOf(names);
    }

    /**
     * Reads them from a server that was hardened in this mode.
     *
     * @param protections how the server protects stored data
     */
    static ServerSecrets of(Distribution distribution, SecretsMode mode, List<DataProtection> protections)
            throws IOException {
        var names = new TreeSet<String>();
        if (distribution.product().toml()) {
            DeploymentToml toml = DeploymentSource.read(distribution);
            names.addAll(toml.secretReferences().keySet());
            names.addAll(toml.environmentReferences().keySet());
        }
        var vault = protections.stream()
                .filter(protection -> protection.purpose() == DataProtection.Purpose.VAULT)
                .map(DataProtection::algorithm)
                .findFirst();
        return new ServerSecrets(mode, vault, List.copyOf(names));
    }

    Map<String, Object> json() {
        return Json.object("mode", mode.name().toLowerCase(Locale.ROOT), "vault", vault.orElse(null), "names", names);
    }
}
