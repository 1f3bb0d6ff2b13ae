package io.github.ishardening.control.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Observations;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.bundle.ScriptBroken;
import io.github.ishardening.control.data.EmbeddedDatabase;
import io.github.ishardening.control.jvm.DhKeySize;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A rule passes only what it has seen. */
class ApplicabilityTest {

    private static final String TEMPLATES = "repository/resources/conf/templates/";

    @TempDir
    private Path folder;

    /** Stock, stock of the JKS era, hardened, the same without its keys, of the era of XML files, and without templates. */
    @Test
    void saysOfEveryRuleWhetherItPassesAPack() throws IOException {
        try (var stock = AuditedServer.stock(Kernel.PKCS12);
                var older = AuditedServer.stock(Kernel.JKS);
                var hardened = AuditedServer.hardened(Kernel.PKCS12);
                var ofXml =
                        AuditedServer.of(XmlEraServer.in(folder.resolve("is")).open());
                var bare = AuditedServer.of(
                        SmallServer.of("WSO2 Universal Gateway v4.5.0", folder).open())) {
            var packs = List.of(
                    stock.observations(),
                    older.observations(),
                    hardened.observations(),
                    hardened.observationsWithoutKeys(),
                    ofXml.observations(),
                    bare.observations());

            assertThat(Controls.all().stream()
                            .map(control -> "%-23s | %s"
                                    .formatted(
                                            control.id(),
                                            packs.stream()
                                                    .map(pack -> "%-7s".formatted(word(control, pack)))
                                                    .collect(Collectors.joining(" | "))
                                                    .strip())))
                    .containsExactlyElementsOf(TABLE.lines().toList());
        }
    }

    private static final String TABLE = """
            separate-keystores      | found   | found   | passed  | -       | -       | -
            keystore-unreadable     | found   | passed  | passed  | found   | -       | -
            keystore-custom         | -       | -       | -       | -       | -       | -
            truststore-incomplete   | passed  | passed  | passed  | -       | -       | -
            published-key           | found   | found   | passed  | found   | found   | passed
            hard-wired-stores       | -       | -       | passed  | passed  | -       | -
            default-store-password  | found   | found   | passed  | -       | -       | -
            weak-key                | passed  | passed  | passed  | -       | -       | -
            weak-signature          | passed  | passed  | passed  | -       | -       | -
            certificate-expired     | found   | found   | passed  | -       | -       | -
            certificate-expiring    | passed  | passed  | passed  | -       | -       | -
            certificate-usage       | passed  | passed  | passed  | -       | -       | -
            certificate-chain       | passed  | passed  | passed  | -       | -       | -
            hostname-mismatch       | found   | found   | passed  | -       | -       | -
            truststore-expired      | found   | found   | passed  | -       | -       | -
            truststore-weak         | passed  | found   | passed  | -       | -       | -
            authorities-in-keystore | found   | found   | passed  | -       | -       | -
            default-password        | found   | found   | passed  | -       | -       | -
            internal-account        | -       | -       | -       | -       | -       | -
            default-encryption-key  | -       | -       | passed  | -       | -       | -
            client-app-hash         | -       | -       | -       | -       | -       | -
            password-hashing        | -       | -       | -       | -       | -       | -
            client-secret-hash      | -       | -       | -       | -       | -       | -
            tls-protocols           | found   | found   | passed  | passed  | -       | -
            tls-ciphers             | found   | found   | passed  | passed  | -       | -
            thrift-tls              | -       | -       | -       | -       | -       | -
            gateway-tls             | -       | -       | -       | -       | -       | -
            gateway-backend-verification | -       | -       | -       | -       | -       | -
            broker-tls              | -       | -       | -       | -       | -       | -
            post-quantum-tls        | -       | -       | -       | -       | -       | -
            hostname-verification   | found   | found   | passed  | passed  | -       | -
            mutual-tls              | passed  | passed  | passed  | passed  | -       | -
            renegotiation           | found   | found   | passed  | passed  | -       | -
            dh-key-size             | found   | found   | passed  | passed  | -       | -
            server-header           | found   | found   | passed  | passed  | -       | -
            portal-frames           | -       | -       | -       | -       | -       | -
            hsts                    | found   | found   | passed  | passed  | -       | -
            cache-headers           | found   | found   | passed  | passed  | -       | -
            session-id-length       | -       | -       | -       | -       | -       | -
            session-timeout         | passed  | passed  | passed  | passed  | -       | -
            account-locking         | -       | -       | -       | -       | -       | -
            xss-filter              | passed  | passed  | passed  | passed  | -       | -
            callback-url            | -       | -       | -       | -       | -       | -
            public-urls             | -       | -       | -       | -       | -       | -
            admin-service-deny-list | -       | -       | -       | -       | -       | -
            admin-services          | -       | -       | -       | -       | -       | -
            query-parameter-secrets | -       | -       | -       | -       | -       | -
            log-forging             | found   | found   | passed  | passed  | -       | -
            log-rotation            | found   | found   | passed  | passed  | -       | -
            jvm-memory              | found   | found   | passed  | passed  | -       | -
            http-connector          | found   | found   | found   | found   | -       | -
            jmx                     | found   | found   | passed  | passed  | -       | -
            key-manager-scopes      | -       | -       | -       | -       | -       | -
            script-mediators        | -       | -       | -       | -       | -       | -
            mediator-access         | -       | -       | -       | -       | -       | -
            try-it                  | -       | -       | -       | -       | -       | -
            portal-hosts            | -       | -       | -       | -       | -       | -
            advisory-settings       | -       | -       | -       | -       | -       | -
            plain-secret            | found   | found   | passed  | passed  | -       | -
            vault-broken            | -       | -       | passed  | -       | -       | -
            rsa-vault               | -       | -       | -       | -       | -       | -
            toml-invalid            | passed  | passed  | passed  | passed  | found   | found
            toml-unknown-key        | passed  | passed  | passed  | passed  | -       | -
            script-broken           | passed  | passed  | passed  | passed  | passed  | found
            debug-agent             | passed  | passed  | passed  | passed  | passed  | -
            unsafe-properties       | passed  | passed  | passed  | passed  | -       | -
            csrf-guard              | passed  | passed  | passed  | passed  | -       | -
            tomcat-defaults         | passed  | passed  | passed  | passed  | -       | -
            cookie-secure           | passed  | passed  | passed  | passed  | -       | -
            cors                    | -       | -       | -       | -       | -       | -
            audit-log               | passed  | passed  | passed  | passed  | -       | -
            leftover-secret         | passed  | passed  | passed  | -       | passed  | passed
            leftover-state          | passed  | passed  | passed  | passed  | passed  | passed
            file-modes              | found   | found   | passed  | passed  | found   | found
            plugin-webapp-headers   | -       | -       | -       | -       | -       | -
            legacy-mode             | -       | -       | -       | -       | -       | -
            database-password       | found   | found   | found   | found   | -       | -
            database-root-user      | -       | -       | -       | -       | -       | -
            database-without-tls    | -       | -       | -       | -       | -       | -
            embedded-database       | found   | found   | found   | found   | -       | -
            user-store-root-user    | -       | -       | -       | -       | -       | -
            user-store-without-tls  | -       | -       | -       | -       | -       | -
            user-store-writable     | -       | -       | -       | -       | -       | -
            mail-without-tls        | -       | -       | -       | -       | -       | -
            broker-without-tls      | -       | -       | -       | -       | -       | -
            remote-log-without-tls  | -       | -       | -       | -       | -       | -
            service-without-tls     | -       | -       | -       | -       | -       | -
            deployed-secrets        | -       | -       | -       | -       | -       | -
            product-version         | found   | found   | found   | found   | found   | found
            security-advisories     | -       | -       | -       | -       | found   | found
            jdk-version             | found   | found   | found   | found   | found   | found
            default-ports           | found   | found   | found   | found   | -       | -
            console-access          | by hand | by hand | by hand | by hand | -       | -
            log-masking             | found   | found   | found   | found   | -       | -
            api-super-admin         | by hand | by hand | by hand | by hand | -       | -
            """;

    static Stream<Arguments> removals() {
        return Stream.of(
                Arguments.of(List.of("bin/wso2server.sh", "bin/wso2server.bat", "bin/yajsw/wrapper.conf"), """
                        hostname-verification: no start script can be read (see script-broken)
                        renegotiation: no start script can be read (see script-broken)
                        dh-key-size: no start script can be read (see script-broken)
                        jvm-memory: no start script can be read (see script-broken)
                        jmx: no start script can be read (see script-broken)
                        script-broken: bin/ no script here starts the server, so its JVM options are unknown.
                        debug-agent: no start script can be read (see script-broken)
                        unsafe-properties: no start script can be read (see script-broken)
                        """),
                Arguments.of(List.of("repository/conf/log4j2.properties"), """
                        log-forging: there is no repository/conf/log4j2.properties
                        log-rotation: there is no repository/conf/log4j2.properties
                        audit-log: there is no repository/conf/log4j2.properties
                        """),
                Arguments.of(
                        List.of(
                                TEMPLATES + "repository/conf/tomcat/catalina-server.xml.j2",
                                "repository/conf/tomcat/catalina-server.xml"),
                        """
                        tls-protocols: the server doesn't generate repository/conf/tomcat/catalina-server.xml from deployment.toml
                        tls-ciphers: the server doesn't generate repository/conf/tomcat/catalina-server.xml from deployment.toml
                        mutual-tls: the server doesn't generate repository/conf/tomcat/catalina-server.xml from deployment.toml
                        server-header: the server doesn't generate repository/conf/tomcat/catalina-server.xml from deployment.toml
                        toml-unknown-key: repository/conf/deployment.toml:114 transport.https.sslHostConfig.properties.ciphers has no effect in this version: no template reads it., repository/conf/deployment.toml:115 transport.https.sslHostConfig.properties.honorCipherOrder has no effect in this version: no template reads it.
                        """),
                Arguments.of(List.of(TEMPLATES + "repository/conf/carbon.xml.j2", "repository/conf/carbon.xml"), """
                        separate-keystores: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        truststore-incomplete: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        weak-key: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        weak-signature: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        certificate-expired: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        certificate-expiring: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        certificate-usage: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        certificate-chain: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        truststore-expired: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        truststore-weak: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        authorities-in-keystore: the server doesn't generate repository/conf/carbon.xml from deployment.toml
                        xss-filter: repository/conf/carbon.xml XSSPreventionConfig isn't enabled.
                        """),
                Arguments.of(
                        List.of(
                                TEMPLATES + "repository/conf/tomcat/web.xml.j2",
                                TEMPLATES + "repository/conf/tomcat/carbon/WEB-INF/web.xml.j2",
                                "repository/conf/tomcat/web.xml",
                                "repository/conf/tomcat/carbon/WEB-INF/web.xml"),
                        """
                        hsts: there is no page
                        cache-headers: there is no page
                        session-timeout: there is no repository/conf/tomcat/web.xml
                        toml-unknown-key: repository/conf/deployment.toml:124 tomcat.filter has no effect in this version: no template reads it., repository/conf/deployment.toml:137 tomcat.filter_mapping has no effect in this version: no template reads it.
                        tomcat-defaults: there is no repository/conf/tomcat/web.xml
                        cookie-secure: there is no repository/conf/tomcat/web.xml
                        """),
                Arguments.of(
                        List.of(
                                TEMPLATES + "repository/conf/datasources/master-datasources.xml.j2",
                                "repository/conf/datasources/master-datasources.xml"),
                        """
                        toml-unknown-key: repository/conf/deployment.toml:12 database.shared_db.password has no effect in this version: no template reads it.
                        """),
                Arguments.of(
                        List.of(TEMPLATES + "repository/conf/user-mgt.xml.j2", "repository/conf/user-mgt.xml"), """
                        default-password: the server doesn't generate repository/conf/user-mgt.xml from deployment.toml
                        toml-unknown-key: repository/conf/deployment.toml:53 super_admin.password has no effect in this version: no template reads it., repository/conf/deployment.toml:54 super_admin.create_admin_account has no effect in this version: no template reads it.
                        """),
                Arguments.of(List.of(ServerFiles.SECURITY + "tls.p12"), """
                        separate-keystores: repository/resources/security/tls.p12 can't be opened in this build
                        keystore-unreadable: repository/conf/deployment.toml:99 [keystore.tls] refers to repository/resources/security/tls.p12, which doesn't exist.
                        truststore-incomplete: repository/resources/security/tls.p12 can't be opened in this build
                        weak-key: repository/resources/security/tls.p12 can't be opened in this build
                        weak-signature: repository/resources/security/tls.p12 can't be opened in this build
                        certificate-expired: repository/resources/security/tls.p12 can't be opened in this build
                        certificate-expiring: repository/resources/security/tls.p12 can't be opened in this build
                        certificate-usage: repository/resources/security/tls.p12 can't be opened in this build
                        certificate-chain: repository/resources/security/tls.p12 can't be opened in this build
                        hostname-mismatch: the connector's certificate can't be read here
                        authorities-in-keystore: repository/resources/security/tls.p12 can't be opened in this build
                        """),
                Arguments.of(List.of(ServerFiles.SECURITY + "client-truststore.p12"), """
                        keystore-unreadable: repository/conf/deployment.toml:63 [truststore] refers to repository/resources/security/client-truststore.p12, which doesn't exist.
                        truststore-incomplete: repository/resources/security/client-truststore.p12 can't be opened in this build
                        truststore-expired: repository/resources/security/client-truststore.p12 can't be opened in this build
                        truststore-weak: repository/resources/security/client-truststore.p12 can't be opened in this build
                        """));
    }

    @ParameterizedTest
    @MethodSource("removals")
    void doesNotPassWhatIsNotThere(List<String> removed, String changes) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            var before = server.observations();
            removed.forEach(server::delete);
            var after = server.observations();

            assertThat(Controls.all().stream()
                            .filter(control -> word(control, before).equals("passed"))
                            .filter(control -> !word(control, after).equals("passed"))
                            .map(control -> control.id() + ": " + words(control, after)))
                    .containsExactlyElementsOf(changes.lines().toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 API Control Plane v4.5.0, api-cp",
        "WSO2 API Control Plane v4.6.0, key-manager",
        "WSO2 Universal Gateway v4.5.0, gateway",
        "WSO2 Traffic Manager v4.5.0, traffic-manager",
        "WSO2 Enterprise Integrator v6.6.0, profile/integrator"
    })
    void findsStartScriptsByWhatTheyStart(String product, String script) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            for (String extension : List.of(".sh", ".bat")) {
                server.put("bin/" + script + extension, Kernel.PKCS12.read("bin/wso2server" + extension))
                        .delete("bin/wso2server" + extension);
            }
            server.put("bin/version.txt", product + "\n");

            assertThat(server.findings(new ScriptBroken())).isEmpty();
            assertThat(server.findings(new DhKeySize()))
                    .containsExactly(
                            ("warning bin/%s.bat: -Djdk.tls.ephemeralDHKeySize isn't passed to the JVM. Pass"
                                            + " -Djdk.tls.ephemeralDHKeySize=2048.")
                                    .formatted(script),
                            ("warning bin/%s.sh: -Djdk.tls.ephemeralDHKeySize isn't passed to the JVM. Pass"
                                            + " -Djdk.tls.ephemeralDHKeySize=2048.")
                                    .formatted(script),
                            "warning bin/yajsw/wrapper.conf: -Djdk.tls.ephemeralDHKeySize isn't passed to the JVM."
                                    + " Pass -Djdk.tls.ephemeralDHKeySize=2048.");
        }
    }

    @Test
    void missesTheStartScriptsWhereAServiceIsLeft() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.delete("bin/wso2server.sh").delete("bin/wso2server.bat");

            assertThat(server.findings(new ScriptBroken()))
                    .containsExactly(
                            "error bin/: no script here starts the server, so its JVM options are unknown. Restore"
                                    + " the distribution's start scripts.");
        }
    }

    @Test
    void takesNoCommentForAStartScript() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put("bin/notes.sh", "# runs org.wso2.carbon.bootstrap.Bootstrap\n")
                    .put(
                            "bin/notes.bat",
                            "@REM org.wso2.carbon.bootstrap.Bootstrap\r\n:: org.wso2.carbon.bootstrap.Bootstrap\r\n");

            assertThat(server.findings(new ScriptBroken())).isEmpty();
        }
    }

    @Test
    void callsXmlThatIsTornAnError() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("repository/conf/datasources/own-datasources.xml", "<datasources");

            assertThat(server.findings(new EmbeddedDatabase()))
                    .containsExactly("error .: couldn't be checked: repository/conf/datasources/own-datasources.xml"
                            + " isn't well-formed XML. Restore it from the stock distribution.");
        }
    }

    private static String word(Control control, Observations observations) {
        if (observations.findings().stream().anyMatch(finding -> finding.rule().equals(control.rule()))) {
            return "found";
        }
        if (observations.byHand().stream().anyMatch(task -> task.rule().equals(control.rule()))) {
            return "by hand";
        }
        return observations.notApplicable().stream()
                        .anyMatch(undecided -> undecided.rule().equals(control.rule()))
                ? "-"
                : "passed";
    }

    private static String words(Control control, Observations observations) {
        return Stream.concat(
                        observations.findings().stream()
                                .filter(finding -> finding.rule().equals(control.rule()))
                                .map(finding -> finding.location() + " " + finding.message()),
                        observations.notApplicable().stream()
                                .filter(undecided -> undecided.rule().equals(control.rule()))
                                .map(undecided -> undecided.reason()))
                .collect(Collectors.joining(", "));
    }
}
