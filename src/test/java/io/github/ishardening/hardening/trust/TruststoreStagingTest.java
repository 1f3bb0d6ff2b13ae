package io.github.ishardening.hardening.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.hardening.keys.ServerKeys;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.keystore.StoreType;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.StockStores;
import io.github.ishardening.trust.ExpiredPolicy;
import io.github.ishardening.trust.Partner;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.trust.TruststoreEntry;
import io.github.ishardening.trust.TruststorePlan;
import io.github.ishardening.trust.TruststorePlan.Addition;
import io.github.ishardening.trust.TruststorePolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TruststoreStagingTest {

    private static final String STOCK_PASSWORD = "wso2carbon";
    private static final PublishedKeys PUBLISHED = PublishedKeys.load();

    @TempDir
    static Path signedKeys;

    @TempDir
    static Path selfSignedKeys;

    private static ServerKeys signed;
    private static ServerKeys selfSigned;

    @TempDir
    Path folder;

    @BeforeAll
    static void makesKeys() throws IOException {
        signed = new KeyBuilds(signedKeys).run();
        var builds = new KeyBuilds(selfSignedKeys);
        builds.keystores =
                builds.keystores.stream().filter(spec -> spec.role() != Role.CA).toList();
        selfSigned = builds.run();
    }

    @ParameterizedTest
    @EnumSource
    void keepsPublicAuthoritiesAndBringsInOurs(Kernel kernel) throws IOException, GeneralSecurityException {
        try (var distribution = kernel.open()) {
            var staging = new TruststoreStaging(distribution, stock(kernel), signed, new OpenStores());

            var plan = stage(staging);

            assertThat(distribution.edits()).isEqualTo(Map.of(kernel.store("client-truststore"), Change.REPLACED));
            assertThat(staging.isDone()).isTrue();
            KeyStore before = open(kernel.read(kernel.store("client-truststore")), STOCK_PASSWORD);
            KeyStore after = open(
                    distribution.read(kernel.store("client-truststore")),
                    signed.secret(SecretName.TRUSTSTORE_PASSWORD).reveal());
            assertThat(after.getCertificate("ca")).isEqualTo(certificate(signed, Role.CA));
            assertThat(after.getCertificate("primary")).isEqualTo(certificate(signed, Role.PRIMARY));
            assertThat(plan.removed())
                    .extracting(removal -> removal.entry().alias())
                    .contains("wso2carbon")
                    .doesNotContainAnyElementsOf(aliases(after));
            List<String> expected = new ArrayList<>(aliases(before));
            plan.removed().forEach(removal -> expected.remove(removal.entry().alias()));
            expected.addAll(List.of("ca", "primary"));
            assertThat(aliases(after)).containsExactlyInAnyOrderElementsOf(expected);
            for (String alias : aliases(after)) {
                assertThat(PUBLISHED.contains((X509Certificate) after.getCertificate(alias)))
                        .as(alias)
                        .isFalse();
            }
        }
    }

    @Test
    void trustsTheTlsCertificateItselfWhereNobodySignsIt() throws IOException {
        try (var distribution = Kernel.PKCS12.open()) {
            var plan = stage(new TruststoreStaging(distribution, stock(Kernel.PKCS12), selfSigned, new OpenStores()));

            assertThat(plan.added())
                    .extracting(Addition::entry)
                    .containsExactly(
                            new TruststoreEntry("primary", certificate(selfSigned, Role.PRIMARY)),
                            new TruststoreEntry("tls", certificate(selfSigned, Role.TLS)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "API Manager v4.3.0",
                "API Control Plane v4.5.0",
                "Universal Gateway v4.5.0",
                "Traffic Manager v4.7.0"
            })
    void givesTheGatewayOfApiManagerTheCertificateOfThePrimaryKey(String pack) throws IOException {
        try (var distribution = server("WSO2 " + pack, Kernel.PKCS12, "client-truststore.p12")) {
            var plan = stage(new TruststoreStaging(distribution, stock(Kernel.PKCS12), signed, new OpenStores()));

            assertThat(plan.added())
                    .extracting(Addition::entry)
                    .containsExactly(
                            new TruststoreEntry("ca", certificate(signed, Role.CA)),
                            new TruststoreEntry("primary", certificate(signed, Role.PRIMARY)),
                            new TruststoreEntry("gateway_certificate_alias", certificate(signed, Role.PRIMARY)));
        }
    }

    @Test
    void leavesTheGatewaysAliasToTheControlPlaneThatAUserNames() throws IOException {
        var controlPlane = certificate(selfSigned, Role.PRIMARY);
        var named = new Partner(
                new TruststoreEntry("gateway_certificate_alias", controlPlane),
                "<truststore><certificates><certificate>",
                "cp.pem",
                Set.of());
        try (var distribution = server("WSO2 Universal Gateway v4.5.0", Kernel.PKCS12, "client-truststore.p12")) {
            var plan =
                    stage(new TruststoreStaging(distribution, stock(Kernel.PKCS12), signed, new OpenStores()), named);

            assertThat(plan.added())
                    .extracting(Addition::entry)
                    .contains(named.entry())
                    .hasSize(3);
        }
        var same = new Partner(
                new TruststoreEntry("gateway_certificate_alias", certificate(signed, Role.PRIMARY)),
                "<truststore><certificates><certificate>",
                "cp.pem",
                Set.of());
        try (var distribution = server("WSO2 Universal Gateway v4.5.0", Kernel.PKCS12, "client-truststore.p12")) {
            var plan = stage(new TruststoreStaging(distribution, stock(Kernel.PKCS12), signed, new OpenStores()), same);

            assertThat(plan.added())
                    .extracting(Addition::entry)
                    .contains(same.entry())
                    .hasSize(3);
        }
    }

    @Test
    void replacesATruststoreOfAnotherName() throws IOException {
        try (var distribution = server("WSO2 Identity Server v7.1.0", Kernel.JKS, "old-trust.jks")) {
            var stock = new StockStores(StoreType.PKCS12, "old-trust.jks", Optional.of(STOCK_PASSWORD));

            stage(new TruststoreStaging(distribution, stock, signed, new OpenStores()));

            assertThat(distribution.edits())
                    .isEqualTo(Map.of(
                            Kernel.PKCS12.store("client-truststore"),
                            Change.ADDED,
                            ServerFiles.SECURITY + "old-trust.jks",
                            Change.DELETED));
        }
    }

    @Test
    void makesTheSameBytesAgain() throws IOException {
        assertThat(stagedBytes(Kernel.PKCS12)).isEqualTo(stagedBytes(Kernel.PKCS12));
        assertThat(stagedBytes(Kernel.JKS)).isEqualTo(stagedBytes(Kernel.JKS));
    }

    @Test
    void namesTheTruststoreThatTheStockPasswordDoesNotOpen() throws IOException {
        try (var distribution = Kernel.JKS.open()) {
            var stock = new StockStores(StoreType.JKS, "client-truststore.jks", Optional.of("wrong password"));

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> stage(new TruststoreStaging(distribution, stock, signed, new OpenStores())))
                    .withMessage(
                            "repository/resources/security/client-truststore.jks, opened with [truststore] password"
                                    + " from deployment.toml: can't be opened with the password given, or is damaged."
                                    + " Provide the password that it was created with.");
            assertThat(distribution.edits()).isEmpty();
        }
    }

    private static byte[] stagedBytes(Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            var staging = new TruststoreStaging(distribution, stock(kernel), signed, new OpenStores());
            stage(staging);
            return staging.staged().content();
        }
    }

    private Distribution server(String nameAndVersion, Kernel origin, String truststore) throws IOException {
        return SmallServer.of(nameAndVersion, folder)
                .with(ServerFiles.SECURITY + truststore, origin.read(origin.store("client-truststore")))
                .open();
    }

    private static TruststorePlan stage(TruststoreStaging staging, Partner... partners) throws IOException {
        return staging.stage(
                List.of(partners),
                new TruststorePolicy(ExpiredPolicy.DROP, PUBLISHED, KeyBuilds.NOW),
                Pkcs12Profile.MODERN);
    }

    private static StockStores stock(Kernel kernel) {
        String name = Path.of(kernel.store("client-truststore")).getFileName().toString();
        return new StockStores(kernel.type(), name, Optional.of(STOCK_PASSWORD));
    }

    private static X509Certificate certificate(ServerKeys keys, Role role) {
        return keys.key(role).entry().certificate();
    }

    private static KeyStore open(byte[] content, String password) throws IOException, GeneralSecurityException {
        // Reads both formats, whatever it is called.
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(content), password.toCharArray());
        return store;
    }

    private static List<String> aliases(KeyStore store) throws GeneralSecurityException {
        return Collections.list(store.aliases());
    }
}
