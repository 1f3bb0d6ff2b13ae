package io.github.ishardening.hardening.handover.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.certificate.KeystoreEntry;
import io.github.ishardening.certificate.PemWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class HelmHandOverTest {

    @TempDir
    static Path shared;

    private static KeystoreEntry tls;
    private static HelmHandOver handOver;

    @TempDir
    Path folder;

    @BeforeAll
    static void handsOver() throws IOException {
        tls = HandedOverServer.tls(shared.resolve("keys"));
        try (var server = HandedOverServer.open(shared)) {
            handOver = HelmHandOver.of(server, tls);
        }
    }

    @Test
    void saysTheHardenedSettingsInTheChartsOwnWords() {
        assertThat(text("values.yaml")).isEqualTo("""
                """);
    }

    @Test
    void saysWhatTheChartCannotExpress() {
        assertThat(handOver.line("target/hand-over/helm"))
                .isEqualTo("For the Helm chart identity-server 7.1.0-1: target/hand-over/helm/values.yaml."
                        + " The chart can't express encryption.internal_crypto_provider: the server runs without.");
    }

    @Test
    void bringsTheStoresAsTheyAre() {
        assertThat(yaml("keystores-secret.yaml")).isEqualTo(Map.of(
                "apiVersion", "v1",
                "kind", "Secret",
                "metadata", Map.of("name", "keystores"),
                "type", "Opaque",
                "data", Map.of(
                        "tls.p12", base64("store of tls"),
                        "client-truststore.p12", base64("truststore"))));
    }

    @Test
    void bringsTheCertificateAndTheKeyOfTlsForTheIngress() {
        assertThat(yaml("ingress-tls-secret.yaml")).isEqualTo(Map.of(
                "apiVersion", "v1",
                "kind", "Secret",
                "metadata", Map.of("name", "is-tls"),
                "type", "kubernetes.io/tls",
                "data", Map.of(
                        "tls.crt", base64(PemWriter.certificates(tls.chain())),
                        "tls.key", base64(PemWriter.privateKey(tls.key())))));
    }

    @Test
    void bringsTheOtherFilesThatHardeningChanges() {
        var map = yaml("server-files.yaml");

        assertThat(map.get("data")).asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsOnlyKeys(
                        "bin_wso2server.sh",
                        "repository_conf_log4j2.properties",
                        "repository_resources_conf_default.json")
                .containsEntry("repository_conf_log4j2.properties", "first\nsecond\n")
                .containsEntry("repository_resources_conf_default.json", """
                        {
                          "a.nested" : {
                            "b" : 1
                          },
                          "transport.https.sslHostConfig.properties.honorCipherOrder" : true
                        }
                        """);
        assertThat(map.get("binaryData")).isEqualTo(Map.of("lib_added.jar", "/wA="));
    }

    @Test
    void namesTheFilesThatHoldSecretsAndHidesThemFromOthers() throws IOException {
        HelmHandOver.write(folder, Optional.of(handOver));

        assertThat(names())
                .containsExactly(
                        "ingress-tls-secret.yaml", "keystores-secret.yaml", "server-files.yaml", "values.yaml");
        assertThat(names())
                .allSatisfy(name -> assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        assertThat(text("ingress-tls-secret.yaml").lines().limit(3)).containsExactly(
                "# The certificate of the role tls, and its PRIVATE KEY IN CLEAR, as Kubernetes wants it: keep this file as you",
                "# keep the keys directory, and out of version control. Leave it out where cert-manager or a load balancer",
                "# brings a certificate of its own.");
    }

    @Test
    void writesNothingTwice() throws IOException {
        var files = HelmHandOver.write(folder, Optional.of(handOver));
        var time = FileTime.fromMillis(0);
        for (Path file : files) {
            Files.setLastModifiedTime(file, time);
        }

        try (var server = HandedOverServer.open(folder.resolve("again"))) {
            HelmHandOver.write(folder, Optional.of(HelmHandOver.of(server, tls)));
        }

        for (Path file : files) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        }
    }

    @Test
    void takesOutWhatAnEarlierBuildHandedOver() throws IOException {
        HelmHandOver.write(folder, Optional.of(handOver));
        Files.writeString(folder.resolve("mine.yaml"), "");

        assertThat(HelmHandOver.write(folder, Optional.empty())).isEmpty();

        assertThat(names()).containsExactly("mine.yaml");
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static String text(String name) {
        return new String(handOver.files().get(name), StandardCharsets.UTF_8);
    }

    private static Map<?, ?> yaml(String name) {
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text(name));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }
}
