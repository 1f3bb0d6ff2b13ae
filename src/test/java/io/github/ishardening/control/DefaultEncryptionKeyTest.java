package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultEncryptionKeyTest {

    private static final String CARBON_XML = "repository/conf/carbon.xml";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource({"PKCS12, $secret{encryption_key}", "JKS, $secret{encryption_key}", "OLDEST,"})
    void givesTheServerAKeyFromItsVault(Kernel kernel, String secret) throws IOException {
        var builds = servers.with("keys");
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);

            Rendered rendered = builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));
            assertThat(rendered.text(CARBON_XML, "//CryptoService/Secret")).isEqualTo(Optional.ofNullable(secret));
            assertThat(rendered.text(CARBON_XML, "//CryptoService/OldSecret")).isEmpty();
        }
    }

    @Test
    void letsTheServerReadWithTheOldKey() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var hardening = FakeStores.hardening(
                    distribution, ServerBuilds.toml(distribution), List.of(), Kernel.PKCS12.type());
            var keys = new EncryptionKeys(Secret.of("the new key"), Optional.of(Secret.of("the old key")));

            new DefaultEncryptionKey().harden(with(keys, hardening));

            assertThat(hardening.toml().value("encryption"))
                    .contains(Map.of("key", "$env{IS_ENCRYPTION_KEY}", "old_key", "$env{IS_ENCRYPTION_OLD_KEY}"));
            var rendered = servers.with("keys")
                    .renderer
                    .render(distribution, hardening.toml().bytes());
            assertThat(rendered.text(CARBON_XML, "//CryptoService/OldSecret")).isPresent();
        }
    }

    private static Hardening with(EncryptionKeys keys, Hardening hardening) {
        return new Hardening(
                hardening.distribution(),
                hardening.toml(),
                hardening.startScripts(),
                hardening.secrets(),
                hardening.keystores(),
                hardening.truststore(),
                hardening.clientTrust(),
                hardening.superAdmin(),
                Optional.of(keys),
                hardening.appPassword(),
                hardening.publisherPassword(),
                hardening.host(),
                hardening.settings(),
                hardening.keys(),
                hardening.before(),
                hardening.progress());
    }
}
