package io.github.ishardening.control.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Rendered;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.RenderedXml;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.ClientSource;
import io.github.ishardening.request.MutualSslAuthenticator;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.trust.CertificateLocation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server does about client certificates once the user wants some. */
class ClientCertificatesTest {

    private static final String CATALINA_XML = "repository/conf/tomcat/catalina-server.xml";
    private static final String CONNECTOR = "//Connector[@SSLEnabled='true']/SSLHostConfig/@";
    private static final String IDENTITY =
            "repository/resources/conf/templates/repository/conf/identity/identity.xml.j2";
    private static final String AUTHENTICATOR = "admin_console.authenticator.mutual_ssl_authenticator";
    private static final String JAR =
            "repository/components/plugins/org.wso2.carbon.identity.authenticator.mutualssl_5.4.1.jar";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;
    private static Path client;
    private static Path issuedClient;
    private static Path authority;
    private static String thumbprint;

    private KeyBuilds builds;

    @BeforeAll
    static void makesClients() throws IOException, InterruptedException {
        servers = new ServerBuilds(shared);
        var openSsl = new OpenSsl(shared);
        client = openSsl.selfSigned("client");
        authority = openSsl.selfSigned("authority");
        issuedClient = openSsl.issued("issued", "authority", "basicConstraints=CA:false");
        Path printed = openSsl.run(
                "x509", "-in", issuedClient.toString(), "-noout", "-fingerprint", "-sha256", "-out", "fingerprint");
        thumbprint = Files.readString(printed).strip().replaceAll("^.*=", "");
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @ParameterizedTest
    @EnumSource
    void areLookedUpInATruststoreOfTheirOwn(Kernel kernel) throws Exception {
        builds.trust = NamedCertificates.clients(client);
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);

            Rendered rendered = builds.renderer.render(distribution, distribution.read(ServerFiles.DEPLOYMENT_TOML));
            String store = kernel.store("mutual-tls-truststore");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "certificateVerification"))
                    .contains("required");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "truststoreFile"))
                    .contains("${carbon.home}/" + store);
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "truststorePassword"))
                    .contains("$secret{mutual_tls_truststore_password}");
            assertThat(RenderedXml.select(rendered, CATALINA_XML, CONNECTOR + "truststoreType"))
                    .contains(kernel.type().name());
            var password = Secret.of(builds.secrets().getProperty("mutual-tls.password"));
            assertThat(KeystoreReader.open(store, distribution.read(store), password)
                            .trusted())
                    .isEqualTo(Map.of("client", OpenSsl.certificate(client)));
        }
    }

    @Test
    void areAskedForOnlyIfTheUserWants() throws IOException {
        builds = servers.with("keys without clients");
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);

            assertThat(builds.secrets().stringPropertyNames()).doesNotContain("mutual-tls.password");
            assertThat(distribution.edits()).doesNotContainKey(Kernel.PKCS12.store("mutual-tls-truststore"));
            assertThat(ServerBuilds.toml(distribution).has("intermediate_cert_validation"))
                    .isFalse();
        }
    }

    @Test
    void bringTheNameOfTheirUserAndOfTheirIssuer() throws IOException {
        builds.trust = NamedCertificates.clients(issuedClient, client);
        refuseTheSecondAlias();
        builds.trust = NamedCertificates.clients(issuedClient);
        var toml = toml(Map.of());

        assertThat(toml.bool("intermediate_cert_validation.enable")).contains(true);
        assertThat(toml.strings("intermediate_cert_validation.cert_cns")).containsExactly("authority");
        assertThat(toml.value("intermediate_cert_validation.exempt_contexts")).contains(List.of());
    }

    @Test
    void needAnIssuerWithACommonName() throws Exception {
        Path nameless = new OpenSsl(shared).selfSigned("nameless", "/O=Partner", List.of());
        builds.trust = NamedCertificates.clients(nameless);

        assertRefused(
                Map.of(),
                nameless + ": the issuer of client has no common name, which the server needs to identify it. Get a"
                        + " certificate from another authority, or set <mutualTls><clients><certificate><user>.");
    }

    @Test
    void mayComeFromAnAuthority() throws IOException {
        builds.trust = NamedCertificates.clients(authority);

        assertThat(toml(Map.of()).strings("intermediate_cert_validation.cert_cns"))
                .containsExactly("authority");
    }

    @Test
    void areBoundToUsersWhereTheServerCanDoThat() throws IOException {
        builds.trust = NamedCertificates.mutualTls(bound(issuedClient, authority));
        var toml = toml(Map.of(IDENTITY, "<Server>{{client_certificate_based_authentication.enable}}</Server>"));

        assertThat(toml.bool("client_certificate_based_authentication.enable")).contains(true);
        assertThat(toml.tables("client_certificate_based_authentication.user_thumbprint_mapping"))
                .containsExactly(
                        Map.of(
                                "trusted_issuer",
                                "CN=authority, O=Partner",
                                "cert_thumbprint",
                                thumbprint,
                                "allowed_username",
                                List.of("apim")),
                        Map.of(
                                "trusted_issuer",
                                "CN=authority, O=Partner",
                                "cert_thumbprint",
                                "*",
                                "allowed_username",
                                List.of("apim")));
        assertThat(toml.has("intermediate_cert_validation")).isFalse();
    }

    @Test
    void areNotBoundToUsersWhereTheServerCanNot() {
        builds.trust = NamedCertificates.mutualTls(bound(issuedClient));

        assertRefused(
                Map.of(),
                "<mutualTls><clients>: WSO2 Carbon Kernel 4.10.32 can't bind client certificates to a <user>. Remove"
                        + " <user>, or use Identity Server 7.3 or an update with"
                        + " [client_certificate_based_authentication].");
    }

    @Test
    void areAllBoundOrNone() {
        builds.trust = NamedCertificates.mutualTls(new MutualTlsRequest(
                MutualTlsRequest.Mode.OPTIONAL,
                List.of(named(issuedClient, "apim"), NamedCertificates.client(issuedClient, Optional.empty())),
                Optional.empty(),
                Optional.empty()));

        assertRefused(
                Map.of(),
                "<mutualTls><clients>: some have a <user> and others don't. Set it for all of them, or for none.");
    }

    @Test
    void mayUseTheAdminServices() throws IOException {
        builds.trust =
                NamedCertificates.mutualTls(authenticated(NamedCertificates.client(issuedClient, Optional.empty())));
        var toml = toml(Map.of(JAR, "a jar"));

        assertThat(toml.bool(AUTHENTICATOR + ".enable")).contains(true);
        assertThat(toml.string(AUTHENTICATOR + ".config.UsernameHeader")).contains("UserName");
        assertThat(toml.bool(AUTHENTICATOR + ".config.WhiteListEnabled")).contains(true);
        assertThat(toml.string(AUTHENTICATOR + ".config.WhiteList"))
                .contains(thumbprint.replace(":", "").toLowerCase(Locale.ROOT));
    }

    @Test
    void useTheAdminServicesAsTheirUserOnly() throws IOException {
        builds.trust = NamedCertificates.mutualTls(authenticated(named(issuedClient, "apim")));
        var toml = toml(Map.of(JAR, "a jar", IDENTITY, "<Server>{{client_certificate_based_authentication}}</Server>"));

        assertThat(toml.string(AUTHENTICATOR + ".config.allowed_issuers")).contains("CN=authority, O=Partner");
        assertThat(toml.string(AUTHENTICATOR + ".config.cert_thumbprint_"
                        + thumbprint.replace(":", "").toLowerCase(Locale.ROOT)))
                .contains("apim");
    }

    @Test
    void doNotUseTheAdminServicesWithoutTheJarForIt() {
        builds.trust =
                NamedCertificates.mutualTls(authenticated(NamedCertificates.client(issuedClient, Optional.empty())));

        assertRefused(
                Map.of(),
                "<mutualTls><authenticator>: requires"
                        + " repository/components/plugins/org.wso2.carbon.identity.authenticator.mutualssl_*.jar,"
                        + " which WSO2 Carbon Kernel 4.10.32 doesn't contain, so no client could sign in. Remove it, or restore the jar from the stock distribution.");
    }

    @Test
    void doNotUseTheAdminServicesByTheirAuthority() {
        builds.trust =
                NamedCertificates.mutualTls(authenticated(NamedCertificates.client(authority, Optional.empty())));

        assertRefused(
                Map.of(JAR, "a jar"),
                "<mutualTls><authenticator>: accepts individual certificates, but <mutualTls><clients> contains authorities"
                        + " only. List the clients' own certificates.");
    }

    @Test
    void getInThroughTheConnectorForLoginsToo() throws IOException {
        builds.trust = NamedCertificates.clients(client);
        String stock = new String(Kernel.PKCS12.read(ServerFiles.DEPLOYMENT_TOML), StandardCharsets.UTF_8);
        var toml = toml(Map.of(ServerFiles.DEPLOYMENT_TOML, stock + """

                [custom_transport.x509.properties]
                port = "8443"
                keystoreFile = "${carbon.home}/repository/resources/security/wso2carbon.p12"
                keystorePass = "wso2carbon"
                truststoreFile = "${carbon.home}/repository/resources/security/client-truststore.p12"
                truststorePass = "wso2carbon"
                """));

        assertThat(toml.value("custom_transport.x509.properties"))
                .contains(Map.of(
                        "port",
                        "8443",
                        "keystoreFile",
                        "${carbon.home}/repository/resources/security/$ref{keystore.tls.file_name}",
                        "keystorePass",
                        "$ref{keystore.tls.password}",
                        "keystoreType",
                        "$ref{keystore.tls.type}",
                        "truststoreFile",
                        "$ref{transport.https.sslHostConfig.properties.truststoreFile}",
                        "truststorePass",
                        "$ref{transport.https.sslHostConfig.properties.truststorePassword}",
                        "truststoreType",
                        "$ref{transport.https.sslHostConfig.properties.truststoreType}"));
    }

    private void refuseTheSecondAlias() {
        assertRefused(
                Map.of(),
                "%s: the alias client is taken by CN=issued,O=Partner, so CN=client,O=Partner can't use it."
                                .formatted(client)
                        + " Choose another alias.");
    }

    private static MutualTlsRequest bound(Path... files) {
        return new MutualTlsRequest(
                MutualTlsRequest.Mode.REQUIRED,
                Arrays.stream(files)
                        .map(file -> new ClientSource(
                                NamedCertificates.source(
                                        new CertificateLocation.Local(file),
                                        file.getFileName().toString()),
                                Optional.of("apim")))
                        .toList(),
                Optional.empty(),
                Optional.empty());
    }

    private static ClientSource named(Path file, String user) {
        return NamedCertificates.client(file, Optional.of(user));
    }

    private static MutualTlsRequest authenticated(ClientSource client) {
        return new MutualTlsRequest(
                MutualTlsRequest.Mode.OPTIONAL,
                List.of(client),
                Optional.of(new MutualSslAuthenticator("UserName")),
                Optional.empty());
    }

    /** The deployment.toml of a hardened kernel that has these files besides its own. */
    private DeploymentToml toml(Map<String, String> files) throws IOException {
        try (var distribution = with(files)) {
            ServerBuilds.harden(builds, distribution);
            return ServerBuilds.toml(distribution);
        }
    }

    private void assertRefused(Map<String, String> files, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> toml(files))
                .withMessage(message);
    }

    private static Distribution with(Map<String, String> files) throws IOException {
        var distribution = Kernel.PKCS12.open();
        for (var file : files.entrySet()) {
            distribution.write(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return distribution;
    }
}
