package io.github.ishardening.control.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.OtherConnectors;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.KeysDirectorySecrets;
import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of client certificates on a kernel with the identity framework's template. */
public class MutualTlsFindingsTest {

    private static final String IDENTITY =
            "repository/resources/conf/templates/repository/conf/identity/identity.xml.j2";
    private static final String OPEN = "<Server/>";
    private static final String OLD = "<Server>{{intermediate_cert_validation.enable}}</Server>";
    private static final String CURED = "<Server>{{client_certificate_based_authentication.enable}}</Server>";
    private static final String WANT = """

            [transport.https.sslHostConfig.properties]
            certificateVerification = "want"
            """;
    private static final String BOUND = """

            [client_certificate_based_authentication]
            enable = true
            [[client_certificate_based_authentication.user_thumbprint_mapping]]
            trusted_issuer = "CN=Partner"
            """;
    private static final String AUTHORITY = "cn_isrg_root_x1,o_internet_security_research_group,c_us";
    private static final String EVERYBODY =
            "transport.https.sslHostConfig.properties.certificateVerification is want: any client with a certificate"
                    + " from an authority or partner in the truststore is accepted, and can act as any user, for example the"
                    + " administrator (CVE-2025-9312).";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
    }

    @Test
    void sayThatThePublicTruststoreDecidesWhoIsTheAdministrator() throws IOException {
        var findings = ofStock(OPEN, WANT);

        assertThat(findings).extracting(Finding::message).containsExactly(EVERYBODY);
        assertThat(findings)
                .extracting(Finding::cure)
                .containsExactly(
                        "Turn off client certificates, give the connector its own truststore, or install an update"
                                + " that supports [client_certificate_based_authentication].");
        assertThat(findings).allMatch(finding -> finding.waived().isEmpty());
    }

    @Test
    void sayTheSameOfTheConnectorForLogins() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            OtherConnectors.add(
                    server,
                    "<Connector\n{% for name,value in custom_transport.x509.properties.items() %}\n"
                            + "    {{name}}=\"{{value}}\"\n{% endfor %}\n/>");
            server.put(IDENTITY, OPEN)
                    .toml("[custom_transport.x509.properties]\nport = \"8443\"\nSSLEnabled = \"true\"\n"
                            + "clientAuth = \"want\"\n");

            assertThat(findings(server))
                    .extracting(Finding::message)
                    .containsExactly(EVERYBODY.replace(
                            "transport.https.sslHostConfig.properties.certificateVerification",
                            "custom_transport.x509.properties.clientAuth"));
        }
    }

    @Test
    void sayTheSameOfAConnectorInTheTemplate() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            OtherConnectors.add(server, "<Connector port=\"8443\" SSLEnabled=\"true\" SSLVerifyClient=\"optional\"/>");

            assertThat(findings(server.put(IDENTITY, OPEN)))
                    .extracting(finding -> finding.location() + " " + finding.message())
                    .containsExactly(server.line(OtherConnectors.TEMPLATE, "SSLVerifyClient") + " "
                            + EVERYBODY.replace(
                                    "transport.https.sslHostConfig.properties.certificateVerification is want",
                                    "SSLVerifyClient is optional"));
        }
    }

    @Test
    void areNoneWhereAClientIsBoundToItsUser() throws IOException {
        assertThat(ofStock(CURED, WANT)).isEmpty();
    }

    @Test
    void areNoneWhereUsersAreListed() throws IOException {
        assertThat(ofStock(CURED, WANT + BOUND + """
                        cert_thumbprint = "*"
                        allowed_username = ["apim@carbon.super"]
                        [[client_certificate_based_authentication.system_thumbprint_mapping]]
                        trusted_issuer = "CN=Partner"
                        allowed_system_user = "apim"
                        [[client_certificate_based_authentication.user_thumbprint_mapping]]
                        allowed_username = ["*"]
                        """)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cert_thumbprint = \"*\"\nallowed_username = [\"apim\", \"*\"]",
                "cert_thumbprint = \"\"\nallowed_username = \"*\"",
                "allowed_username = []",
                ""
            })
    void sayThatCertificatesOfAnIssuerCanActAsAnyUser(String entry) throws IOException {
        assertThat(ofStock(CURED, WANT + BOUND + entry))
                .extracting(finding -> finding.severity() + " " + finding.message() + " " + finding.cure())
                .containsExactly("error every certificate issued by CN=Partner can act as any user, for example the"
                        + " administrator. Set allowed_username, and cert_thumbprint to that of the client's"
                        + " certificate.");
    }

    @Test
    void sayThatOneCertificateCanActAsAnyUserOrAsNone() throws IOException {
        assertThat(ofStock(CURED, WANT + BOUND + """
                        cert_thumbprint = "78:9B"
                        allowed_username = ["*"]
                        [[client_certificate_based_authentication.system_thumbprint_mapping]]
                        trusted_issuer = "CN=Partner"
                        cert_thumbprint = "78:9B"
                        """))
                .extracting(finding -> finding.severity() + " " + finding.message() + " " + finding.cure())
                .containsExactly(
                        "warning the certificate 78:9B, issued by CN=Partner, can act as any user, for example the"
                                + " administrator. Set allowed_username.",
                        "warning the certificate 78:9B, issued by CN=Partner, can call the APIs without being bound to a"
                                + " user. Set allowed_system_user.");
    }

    @Test
    void areNoneWhereOnlyClientsGetIn() throws Exception {
        builds.trust = NamedCertificates.clients(new OpenSsl(shared).selfSigned("client"));

        assertThat(ofHardened()).isEmpty();
    }

    @Test
    void sayThatAPublicAuthorityLetsInWhoeverHasItsCertificate() throws IOException {
        builds.trust = NamedCertificates.mutualTls(new MutualTlsRequest(
                MutualTlsRequest.Mode.REQUIRED,
                List.of(NamedCertificates.client(publicAuthority(shared), Optional.empty())),
                Optional.empty(),
                Optional.of("the proxy lets nobody else through")));

        var findings = ofHardened();

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactly("any client with a certificate from CN=ISRG Root X1,O=Internet Security Research"
                        + " Group,C=US is accepted, and can act as any user, for example the administrator"
                        + " (CVE-2025-9312).");
        assertThat(findings)
                .extracting(Finding::waived)
                .containsExactly(Optional.of("the proxy lets nobody else through"));
    }

    @Test
    void keepTheAcceptedRiskAndItsReason() throws IOException {
        accept("a proxy takes the header out");

        var findings = ofStock(OPEN, WANT);

        assertThat(findings).extracting(Finding::message).containsExactly(EVERYBODY);
        assertThat(findings).extracting(Finding::waived).containsExactly(Optional.of("a proxy takes the header out"));
    }

    @Test
    void letNothingPassThatIsNotTheAcceptedRisk() throws IOException {
        accept("a proxy takes the header out");

        assertThat(ofStock(OPEN, """

                        [admin_console.authenticator.mutual_ssl_authenticator]
                        enable = true
                        """))
                .filteredOn(finding -> finding.waived().isEmpty())
                .extracting(Finding::message)
                .containsExactly(
                        "MutualSSLAuthenticator is on, but there is no"
                                + " repository/components/plugins/org.wso2.carbon.identity.authenticator.mutualssl_*.jar.",
                        "MutualSSLAuthenticator reads the user name from a header, for every certificate.");
    }

    @Test
    void sayThatNobodyLooksAtTheIssuer() throws IOException {
        assertThat(ofStock(OLD, WANT))
                .extracting(Finding::message)
                .containsExactly(EVERYBODY, "client certificates are accepted without checking their issuer.");
    }

    @Test
    void sayWhereNobodyLooksAtTheIssuer() throws IOException {
        assertThat(ofStock(OLD, WANT + """

                        [intermediate_cert_validation]
                        enable = true
                        exempt_contexts = ["scim2", "oauth2"]
                        """))
                .extracting(Finding::message)
                .containsExactly(
                        EVERYBODY, "client certificates are accepted without checking their issuer for scim2, oauth2.");
    }

    private void accept(String reason) {
        builds.trust = NamedCertificates.mutualTls(
                new MutualTlsRequest(MutualTlsRequest.Mode.OFF, List.of(), Optional.empty(), Optional.of(reason)));
    }

    private List<Finding> ofStock(String template, String toml) throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            return findings(server.put(IDENTITY, template).toml(toml));
        }
    }

    private List<Finding> ofHardened() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            ServerBuilds.harden(builds, server.put(IDENTITY, OPEN).distribution());
            return findings(server);
        }
    }

    private List<Finding> findings(AuditedServer server) throws IOException {
        var request = new InspectionRequest(
                builds.request().settings(),
                KeysDirectorySecrets.of(builds.request(), builds.surroundings()),
                builds.trust.mutualTls().acceptedRisk(),
                Optional.empty(),
                Optional.empty(),
                false);
        return new Inspector(List.of(new MutualTls()))
                .observe(Inspection.of(request, builds.surroundings(), server.distribution()))
                .findings();
    }

    /** The certificate of a public authority, in a file in this folder. */
    public static Path publicAuthority(Path folder) throws IOException {
        String path = Kernel.PKCS12.store("client-truststore");
        var authority = KeystoreReader.open(path, Kernel.PKCS12.read(path), Secret.of("wso2carbon"))
                .trusted()
                .get(AUTHORITY);
        return Files.writeString(
                folder.resolve("public.pem"), PemWriter.certificates(List.of(authority)), StandardCharsets.US_ASCII);
    }
}
