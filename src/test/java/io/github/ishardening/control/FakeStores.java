package io.github.ishardening.control;

import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.keystore.Role;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.Progress;
import io.github.ishardening.script.Heap;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretReferences;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hardenings with stores that hold nothing, for controls that don't look into them. */
final class FakeStores {

    private FakeStores() {}

    /** What a control is given; secrets go in as {@code $env{NAME}}. */
    static Hardening hardening(
            Distribution distribution, DeploymentToml toml, List<StartScript> scripts, StoreType type)
            throws IOException {
        return hardening(distribution, toml, scripts, type, Map.of("super_admin.password", "admin"));
    }

    /** The same where these values were in force before. */
    static Hardening hardening(
            Distribution distribution,
            DeploymentToml toml,
            List<StartScript> scripts,
            StoreType type,
            Map<String, String> before)
            throws IOException {
        Map<Role, ServerKeystore> keystores = new EnumMap<>(Role.class);
        for (Role role : List.of(Role.PRIMARY, Role.INTERNAL, Role.TLS)) {
            keystores.put(
                    role,
                    new ServerKeystore(
                            role, "alias-of-" + role, store(role.id(), type, SecretName.ofStore(role.id()))));
        }
        return new Hardening(
                distribution,
                toml,
                scripts,
                SecretReferences.environment(),
                keystores,
                store("client-truststore", type, SecretName.TRUSTSTORE_PASSWORD),
                new ClientTrust(MutualTlsRequest.off(), List.of(), Optional.empty()),
                new SuperAdmin("root", Secret.of("secret of the administrator")),
                Optional.of(new EncryptionKeys(Secret.of("0123456789abcdef0123456789abcdef"), Optional.empty())),
                Secret.of("secret of the portals"),
                Secret.of("secret of the publisher"),
                new ServerHost("is.example.com", "localhost"),
                new Settings(
                        "Example",
                        "+TLSv1.3",
                        List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256"),
                        new Heap("1g", "4g")),
                ConfigurationKeys.of(distribution),
                new TreeMap<>(before),
                Progress.silent());
    }

    /** The content of a store. */
    static byte[] content(String name) {
        return ("content of " + name).getBytes(StandardCharsets.UTF_8);
    }

    private static ServerStore store(String name, StoreType type, SecretName secret) {
        return new ServerStore(name, type, content(name), Secret.of("secret of " + name), secret);
    }
}
