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
            handOver = HelmHandOver.of(server, Optional.of(tls));
        }
    }

    @Test
    void saysTheHardenedSettingsInTheChartsOwnWords() {
        assertThat(text("values.yaml")).isEqualTo("""
                # Values for WSO2's Helm chart identity-server 7.1.0-1 (https://github.com/wso2/kubernetes-is), for the
                # hardened WSO2 Identity Server 7.1.0. Other versions of the chart may use different names.
                # Fill in vault-secret.yaml, apply all manifests next to this file (kubectl apply --server-side), and
                #
                #   helm install <release> <chart> -f values.yaml -f <your values>
                #
                # Secrets are encrypted: $secret{alias} refers to [secrets] in deploymentToml.extraConfigs. The
                # vault opens with the password in the Secret identity-server-vault; the container copies it to
                # where the server reads and deletes it. The chart's own secret store stays off:
                # it reads the vault password only from Azure Key Vault.
                #
                # Your values take precedence. Lists are replaced as a whole: repeat what is in deployment.extraVolumes
                # and deployment.extraVolumeMounts. Put your databases there too; refer to their passwords as
                # $secret{name}, and define them in <secrets><secret>, so that the build encrypts them.
                deployment:
                  externalJKS:
                    enabled: true
                    secretName: "keystores"
                  extraVolumeMounts:
                    - name: "hardened-server"
                      mountPath: "/home/wso2carbon/wso2-artifact-volume"
                      readOnly: true
                  extraVolumes:
                    - name: "hardened-server"
                      projected:
                        sources:
                          - configMap:
                              name: "identity-server-hardened-files"
                              items:
                                - key: "bin_wso2server.sh"
                                  path: "bin/wso2server.sh"
                                - key: "lib_added.jar"
                                  path: "lib/added.jar"
                                - key: "repository_conf_log4j2.properties"
                                  path: "repository/conf/log4j2.properties"
                                - key: "repository_resources_conf_default.json"
                                  path: "repository/resources/conf/default.json"
                          - secret:
                              name: "identity-server-vault"
                              items:
                                - key: "password-persist"
                                  path: "password-tmp"
                  ingress:
                    hostName: "is.example.com"
                    tlsSecretsName: "is-tls"
                  resources:
                    jvm:
                      javaOpts: "-Dhttpclient.hostnameVerifier=Strict \
                -Djdk.tls.rejectClientInitiatedRenegotiation=true \
                -Djava.util.prefs.systemRoot=/home/wso2carbon/.java \
                -Djava.util.prefs.userRoot=/home/wso2carbon/.java/.userPrefs"
                  secretStore:
                    enabled: false
                deploymentToml:
                  database:
                    identity:
                      poolOptions:
                        maxActive: "50"
                  encryption:
                    key: "$secret{encryption_key}"
                  extraConfigs: |
                    [mail]
                    user = "$env{MAIL_USER}"

                    [[resource.access_control]]
                    context = "(.*)/admin"

                    [secrets]
                    keystore_tls_password = "Y2lwaGVydGV4dA=="
                  keystore:
                    tls:
                      alias: "tls"
                      fileName: "tls.p12"
                      keyPassword: "$secret{keystore_tls_password}"
                      password: "$secret{keystore_tls_password}"
                      type: "PKCS12"
                  superAdmin:
                    createAdminAccount: true
                    password: "$secret{super_admin_password}"
                    username: "on"
                  transport:
                    https:
                      properties:
                        server: "Server"
                      sslHostConfig:
                        properties:
                          protocols: "+TLSv1.3"
                  truststore:
                    fileName: "client-truststore.p12"
                    password: "$secret{truststore_password}"
                  userAccountLock:
                    enabled: true

                # Settings that the chart has no value for, and that can't be added as TOML after its tables, become
                # the server's defaults, in default.json in server-files.yaml:
                #
                #   [transport.https.sslHostConfig.properties]
                #   honorCipherOrder = true

                # Settings that the server runs without, because the chart writes something else:
                #
                #   [encryption]
                #   internal_crypto_provider = "another"

                # Settings that the chart decides, regardless of the hardened distribution:
                #
                #   server.offset: its services and probes use the ports without offset.
                #   identity_mgt.user_self_registration.callback_url: the dots in the hostname match any character.
                #   [encryption] comes after [secrets], where the cipher tool deletes it: never run that tool in a container.

                # Variables that deployment.toml refers to, but that the chart doesn't set. Refer to
                # $secret{alias} instead, or set them in your image:
                #
                #   MAIL_USER

                # Differences in WSO2's own image. An image of the hardened distribution doesn't have them:
                #
                #   repository/resources/security/wso2carbon.p12 is deleted in the hardened distribution
                """);
    }

    @Test
    void saysWhatTheChartCannotExpress() {
        assertThat(handOver.line("target/hand-over/helm"))
                .isEqualTo("For the Helm chart identity-server 7.1.0-1: target/hand-over/helm/values.yaml."
                        + " Not supported by the chart, so the server runs without:"
                        + " encryption.internal_crypto_provider.");
    }

    @Test
    void bringsTheStoresAsTheyAre() {
        assertThat(yaml("keystores-secret.yaml"))
                .isEqualTo(Map.of(
                        "apiVersion", "v1",
                        "kind", "Secret",
                        "metadata", Map.of("name", "keystores"),
                        "type", "Opaque",
                        "data",
                                Map.of(
                                        "tls.p12", base64("store of tls"),
                                        "client-truststore.p12", base64("truststore"))));
    }

    @Test
    void bringsTheCertificateAndTheKeyOfTlsForTheIngress() {
        assertThat(yaml("ingress-tls-secret.yaml"))
                .isEqualTo(Map.of(
                        "apiVersion", "v1",
                        "kind", "Secret",
                        "metadata", Map.of("name", "is-tls"),
                        "type", "kubernetes.io/tls",
                        "data",
                                Map.of(
                                        "tls.crt", base64(PemWriter.certificates(tls.chain())),
                                        "tls.key", base64(PemWriter.privateKey(tls.key())))));
    }

    @Test
    void leavesThePasswordOfTheVaultToBeFilledIn() {
        assertThat(text("vault-secret.yaml")).isEqualTo("""
                # Fill in the value of internal.password in secrets.properties, or of the source that <keystores><internal>
                # names.
                apiVersion: v1
                kind: Secret
                metadata:
                  name: identity-server-vault
                type: Opaque
                stringData:
                  password-persist: ""
                """);
    }

    @Test
    void bringsTheOtherFilesThatHardeningChanges() {
        var map = yaml("server-files.yaml");

        assertThat(map.get("data"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
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
                        "ingress-tls-secret.yaml",
                        "keystores-secret.yaml",
                        "server-files.yaml",
                        "values.yaml",
                        "vault-secret.yaml");
        assertThat(names())
                .allSatisfy(name -> assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                        .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        assertThat(text("ingress-tls-secret.yaml")).startsWith("""
                # The certificate of the role tls, and its PRIVATE KEY IN PLAIN TEXT, as Kubernetes requires: protect this file
                # like the keys directory, and keep it out of version control. Remove it if cert-manager or a load
                # balancer provides its own certificate.
                """);
        assertThat(text("keystores-secret.yaml")).startsWith("""
                # The keystores and the truststore of the hardened server. They contain its PRIVATE KEYS, encrypted with
                # the passwords in secrets.properties: protect this file like those, and keep it out of version control.
                """);
    }

    @Test
    void mountsStoresThatTheChartDoesNot() throws IOException {
        try (var server = HandedOverServer.open(folder)) {
            server.write(
                    "repository/resources/security/mutual-tls-truststore.p12",
                    "of clients".getBytes(StandardCharsets.UTF_8));

            var files = HelmHandOver.of(server, Optional.empty()).files();

            assertThat(new String(files.get("values.yaml"), StandardCharsets.UTF_8))
                    .contains("""
                                  path: "password-tmp"
                          - secret:
                              name: "keystores"
                              items:
                                - key: "mutual-tls-truststore.p12"
                                  path: "repository/resources/security/mutual-tls-truststore.p12"
                """);
            assertThat(new String(files.get("keystores-secret.yaml"), StandardCharsets.UTF_8))
                    .contains("mutual-tls-truststore.p12: \"" + base64("of clients") + "\"\n");
        }
    }

    /** YAML 1.1 ends a line where Java and YAML 1.2 don't. */
    @Test
    void letsTheDistributionSetNoValuesFromItsComments() throws IOException {
        String toml = HandedOverServer.TOML
                .replace("$env{MAIL_USER}", "$env{A\\ndeployment: 1}$env{B\\u2028deployment: 1}")
                .replace("\"another\"", "\"other\\u2029deployment: 1\"");

        try (var server = HandedOverServer.open(folder, toml)) {
            byte[] values = HelmHandOver.of(server, Optional.empty()).files().get("values.yaml");

            assertThat(new String(values, StandardCharsets.UTF_8))
                    .contains(
                            "#   A?deployment: 1\n",
                            "#   B?deployment: 1\n",
                            "#   internal_crypto_provider = \"other?dep");
        }
    }

    @Test
    void writesNothingTwice() throws IOException {
        var files = HelmHandOver.write(folder, Optional.of(handOver));
        var time = FileTime.fromMillis(0);
        for (Path file : files) {
            Files.setLastModifiedTime(file, time);
        }

        try (var server = HandedOverServer.open(folder.resolve("again"))) {
            HelmHandOver.write(folder, Optional.of(HelmHandOver.of(server, Optional.of(tls))));
        }

        for (Path file : files) {
            assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
        }
    }

    @Test
    void updatesWhatIsThereWithoutTheKey() throws IOException {
        HelmHandOver.write(folder, Optional.of(handOver));
        String toml = HandedOverServer.TOML.replace("is.example.com", "login.example.com");

        try (var server = HandedOverServer.open(folder.resolve("again"), toml)) {
            HelmHandOver.of(server, Optional.empty()).update(folder);
        }

        assertThat(folder.resolve("values.yaml")).content().contains("hostName: \"login.example.com\"");
        assertThat(folder.resolve("ingress-tls-secret.yaml")).hasContent(text("ingress-tls-secret.yaml"));
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
