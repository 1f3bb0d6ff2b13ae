package io.github.ishardening.mounted;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.AuditedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What WSO2's chart for Identity Server sets unless told otherwise (kubernetes-is 7.1.0-1), over a hardened look-alike of
 * 7.1. Skipped where the look-alike isn't beside the project.
 */
class ChartDefaultsTest {

    private static final String DEPLOYMENT_TOML = """
            [server]
            hostname = "wso2is.com"
            node_ip = "$env{NODE_IP}"
            base_path = "https://$ref{server.hostname}:${carbon.management.port}"
            offset = "0"

            [transport.https.properties]
            proxyPort = 443
            server = "WSO2 Carbon Server"

            [transport.https.sslHostConfig.properties]
            protocols = "+TLSv1, +TLSv1.1, +TLSv1.2, +TLSv1.3"
            ciphers = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, TLS_ECDH_RSA_WITH_AES_256_CBC_SHA384"

            [super_admin]
            username = "admin"
            password = "admin"
            create_admin_account = true

            [identity_mgt]
            user_self_registration.callback_url = "https://wso2is.com/.*"

            [database.identity_db]
            type = "h2"
            url = "jdbc:h2:./repository/database/WSO2IDENTITY_DB;DB_CLOSE_ON_EXIT=FALSE"
            username = "wso2carbon"
            password = "wso2carbon"
            driver = "org.h2.Driver"

            [database.shared_db]
            type = "h2"
            url = "jdbc:h2:./repository/database/WSO2SHARED_DB;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000"
            username = "wso2carbon"
            password = "wso2carbon"
            driver = "org.h2.Driver"

            [keystore.tls]
            file_name = "wso2carbon.p12"
            type = "PKCS12"
            password = "wso2carbon"
            alias = "wso2carbon"
            key_password = "wso2carbon"

            [keystore.primary]
            file_name = "wso2carbon.p12"
            type = "PKCS12"
            password = "wso2carbon"
            alias = "wso2carbon"
            key_password = "wso2carbon"

            [keystore.internal]
            file_name = "wso2carbon.p12"
            type = "PKCS12"
            password = "wso2carbon"
            alias = "wso2carbon"
            key_password = "wso2carbon"

            [truststore]
            file_name = "client-truststore.p12"
            type = "PKCS12"
            password = "wso2carbon"

            [account_recovery.endpoint.auth]
            hash = "66cd9688a2ae068244ea01e70f0e230f5623b7fa4cdecb65070a09ec06452262"

            [identity.auth_framework.endpoint]
            app_password = "dashboard"

            [encryption]
            internal_crypto_provider = "org.wso2.carbon.crypto.provider.SymmetricKeyInternalCryptoProvider"
            key = "3cc0481b70794667b5bee7e2beed2de4"
            """;

    /** The first line of the TOML is the seventh. */
    private static final String CONFIG_MAP = """
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: is-deployment-toml
            data:
              deployment.toml: |
            """;

    private static final String DEPLOYMENT = """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: is
            spec:
              template:
                spec:
                  containers:
                    - name: wso2is
                      env:
                        - name: JAVA_OPTS
                          value: -Djdk.tls.rejectClientInitiatedRenegotiation=false -Dhttpclient.hostnameVerifier=AllowAll
                      volumeMounts:
                        - name: toml
                          mountPath: /home/wso2carbon/wso2-config-volume/repository/conf/deployment.toml
                          subPath: deployment.toml
                  volumes:
                    - name: toml
                      configMap:
                        name: is-deployment-toml
            """;

    @TempDir
    Path folder;

    @Test
    void theDefaultsOfTheChartUndoWhatAHardenedImageHas() throws IOException {
        Files.writeString(
                folder.resolve("release.yaml"),
                CONFIG_MAP + DEPLOYMENT_TOML.indent(4).replaceAll("(?m)^ +$", "") + DEPLOYMENT);
        try (var server = AuditedServer.hardenedLookAlike()) {
            assertThat(failing(server.observations())).isEmpty();

            var origins = Mounts.read(
                            new MountRequest(folder, Optional.of("release.yaml"), Optional.empty(), Optional.empty()))
                    .layOver(server.distribution(), PrivateFiles.OWNER);
            var observed = server.observations();

            assertThat(failing(observed))
                    .contains(
                            "client-app-hash",
                            "default-encryption-key",
                            "default-password",
                            "keystore-unreadable",
                            "plain-secret",
                            "separate-keystores",
                            "tls-ciphers",
                            "tls-protocols")
                    .hasSizeGreaterThanOrEqualTo(8);
            assertThat(places(observed, "tls-protocols", origins::of)).containsExactly("release.yaml:18");
            assertThat(places(observed, "default-encryption-key", origins::of)).containsExactly("release.yaml:77");
            assertThat(DEPLOYMENT_TOML.lines().skip(77 - 7).findFirst())
                    .hasValueSatisfying(line -> assertThat(line).startsWith("key = \"3cc0481b"));
            assertThat(places(observed, "renegotiation", origins::of))
                    .as("the script says it behind JAVA_OPTS")
                    .isEmpty();
        }
    }

    private static Stream<String> failing(Observations observed) {
        return observed.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> finding.rule().id())
                .distinct();
    }

    private static Stream<String> places(Observations observed, String rule, UnaryOperator<Location> origins) {
        return observed.findings().stream()
                .filter(finding -> finding.rule().id().equals(rule))
                .map(Finding::location)
                .map(origins)
                .map(Object::toString);
    }
}
