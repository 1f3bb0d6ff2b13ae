package io.github.ishardening.hardening.handover.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.client.MutualTls;
import io.github.ishardening.control.keystore.KeystoreUnreadable;
import io.github.ishardening.control.keystore.SeparateKeystores;
import io.github.ishardening.control.secret.ClientAppHash;
import io.github.ishardening.control.secret.DefaultEncryptionKey;
import io.github.ishardening.control.secret.DefaultPassword;
import io.github.ishardening.control.secret.DefaultStorePassword;
import io.github.ishardening.control.transport.TlsCiphers;
import io.github.ishardening.control.transport.TlsProtocols;
import io.github.ishardening.control.web.Hsts;
import io.github.ishardening.control.web.ServerHeader;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.LookAlike;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A chart of the tests' own, whose values have the names of WSO2's, laid over a stock server. */
class MadeChartTest {

    private static final Path CHART = Path.of("src/test/resources/charts/identity-server");

    @TempDir
    static Path folder;

    private static HelmRelease release;
    private static Distribution server;

    @BeforeAll
    static void installs() throws IOException {
        try (var hardened = LookAlike.Line.IS_7_1.open(folder.resolve("hardened"))) {
            release = HelmRelease.of(hardened, folder.resolve("helm"));
        }
        server = LookAlike.Line.IS_7_1.open(folder.resolve("stock"));
        release.install(CHART, server);
    }

    @AfterAll
    static void closesTheServer() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Control> controls() {
        return Stream.of(
                new TlsProtocols(),
                new TlsCiphers(),
                new ServerHeader(),
                new Hsts(),
                new MutualTls(),
                new KeystoreUnreadable(),
                new SeparateKeystores(),
                new DefaultStorePassword(),
                new DefaultPassword(),
                new DefaultEncryptionKey(),
                new ClientAppHash());
    }

    @ParameterizedTest
    @MethodSource("controls")
    void theServerInTheClusterFollowsTheRule(Control control) throws IOException {
        assertThat(AuditedServer.of(server).findings(control)).noneMatch(line -> !line.startsWith("info "));
    }

    @Test
    void noFileButThatOfTheIngressHoldsASecretInClear() throws IOException {
        var spellings = new ArrayList<String>();
        for (Object secret : AuditedServer.builds().secrets().values()) {
            byte[] bytes = secret.toString().getBytes(StandardCharsets.UTF_8);
            spellings.addAll(List.of(
                    secret.toString(),
                    Base64.getEncoder().withoutPadding().encodeToString(bytes),
                    HexFormat.of().formatHex(bytes)));
        }
        assertThat(spellings).hasSizeGreaterThan(20);
        for (String name : List.of("values.yaml", "server-files.yaml", "keystores-secret.yaml", "vault-secret.yaml")) {
            assertThat(Files.readString(release.folder().resolve(name))).doesNotContain(spellings);
        }
    }
}
