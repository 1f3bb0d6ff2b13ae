package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.control.client.MutualTlsFindingsTest;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.NamedCertificates;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.fixture.XmlEraServer;
import io.github.ishardening.keys.StoredData;
import io.github.ishardening.oracle.OpenSsl;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.ClientSource;
import io.github.ishardening.request.MutualSslAuthenticator;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.request.TrustRequest;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.xmlera.AuthenticatorsXml;
import io.github.ishardening.trust.CertificateLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlHardenerTest {

    private static final String FOLDER = "${carbon.home}/repository/resources/security/";
    private static final String STORE = ServerFiles.SECURITY;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private KeyBuilds builds;
    private XmlEraServer server;

    @BeforeEach
    void makesAServer() throws IOException {
        builds = new KeyBuilds(shared.resolve("keys"));
        builds.mode = SecretsMode.PLAIN;
        server = XmlEraServer.in(folder.resolve("server"));
    }

    @Test
    void editsTheStoresAndNothingElse() throws IOException {
        try (var distribution = hardened()) {
            assertThat(distribution.edits())
                    .isEqualTo(new TreeMap<>(Map.of(
                            ServerFiles.CARBON_XML,
                            Change.REPLACED,
                            ServerFiles.CATALINA,
                            Change.REPLACED,
                            STORE + "client-truststore.jks",
                            Change.REPLACED,
                            STORE + "primary.jks",
                            Change.ADDED,
                            STORE + "tls.jks",
                            Change.ADDED,
                            STORE + "wso2carbon.jks",
                            Change.DELETED)));
            String primary = password("primary");
            String keystore = """
                                    <Location>%sprimary.jks</Location>
                                    <Password>%s</Password>
                                    <KeyAlias>primary</KeyAlias>
                                    <KeyPassword>%2$s</KeyPassword>
                    """.formatted(FOLDER, primary).indent(-4);
            assertThat(changed(XmlEraServer.CARBON, read(distribution, ServerFiles.CARBON_XML)))
                    .containsExactlyElementsOf(
                            (keystore + keystore + "            <Password>" + password("truststore") + "</Password>\n")
                                    .lines()
                                    .toList());
            assertThat(changed(XmlEraServer.CATALINA, read(distribution, ServerFiles.CATALINA)))
                    .containsExactly(
                            "                clientAuth=\"false\"",
                            "                keystoreFile=\"" + FOLDER + "tls.jks\"",
                            "                keystorePass=\"" + password("tls") + "\"");
        }
    }

    @Test
    void makesStoresThatOpenWithWhatTheFilesSay() throws Exception {
        try (var distribution = hardened()) {
            XmlFile carbon =
                    XmlFile.parse(distribution.read(ServerFiles.CARBON_XML)).orElseThrow();
            var primary = open(distribution, text(carbon, "KeyStore/Location"), text(carbon, "KeyStore/Password"));
            var truststore =
                    open(distribution, text(carbon, "TrustStore/Location"), text(carbon, "TrustStore/Password"));

            assertThat(primary.getKey(
                            text(carbon, "KeyStore/KeyAlias"),
                            text(carbon, "KeyStore/KeyPassword").toCharArray()))
                    .isNotNull();
            assertThat(Collections.list(truststore.aliases()))
                    .contains("ca", "primary")
                    .doesNotContain("wso2carbon");
        }
    }

    @Test
    void givesTheSameBytesInTheNextBuild() throws IOException {
        assertThat(staged()).isEqualTo(staged());
    }

    @Test
    void saysWhatItLeavesOutAndWhatIsLeftToDo() throws IOException {
        builds = new KeyBuilds(folder.resolve("first-keys"));
        builds.mode = SecretsMode.PLAIN;
        try (var distribution = server.open()) {
            var outcome = ServerBuilds.harden(builds, distribution);

            assertThat(builds.said)
                    .contains(
                            "WSO2 Identity Server 5.6.0 has no deployment.toml: only its keystores, truststore and"
                                    + " client certificates are hardened.",
                            "WARNING " + XmlEraServer.ENDPOINT
                                    + ":1 still refers to wso2carbon.jks, which has been removed.",
                            "WARNING " + XmlEraServer.ENDPOINT
                                    + ":2 refers to client-truststore.jks, whose password has changed.",
                            "WARNING carbon.xml and catalina-server.xml contain the store passwords in plain text:"
                                    + " run bin/ciphertool.sh -Dconfigure on the server.",
                            "WARNING This plugin hasn't been tested with a running server of this version: test the"
                                    + " result before you rely on it.");
            assertThat(outcome.removed()).startsWith(STORE + "wso2carbon.jks");
            assertThat(outcome.advice(Path.of("hand-over"), Optional.empty()))
                    .containsExactly(
                            "The configuration contains the secrets in plain text, so anyone with this distribution can read them;",
                            "  with a deployment.toml, <secrets><mode>vault</mode> keeps them encrypted.");
        }
    }

    @Test
    void pointsAnInternalKeyStoreAtAKeyOfItsOwn() throws IOException {
        server.with(ServerFiles.CARBON_XML, XmlEraServer.CARBON.replace("RegistryKeyStore>", "InternalKeyStore>"));
        try (var distribution = hardened()) {
            assertThat(text(
                            XmlFile.parse(distribution.read(ServerFiles.CARBON_XML))
                                    .orElseThrow(),
                            "InternalKeyStore/Location"))
                    .isEqualTo(FOLDER + "internal.jks");
            assertThat(distribution.edits()).containsEntry(STORE + "internal.jks", Change.ADDED);
        }
    }

    @Test
    void repointsWhatTheConnectorNamesBesides() throws IOException {
        server.with(
                ServerFiles.CATALINA,
                XmlEraServer.CATALINA.replace(
                        "URIEncoding=\"UTF-8\"/>",
                        "keyAlias='wso2carbon' keyPass='wso2carbon' truststoreFile='client-truststore.jks'"
                                + " truststorePass='wso2carbon' />"));
        try (var distribution = hardened()) {
            assertThat(connector(distribution, "keyAlias")).isEqualTo("tls");
            assertThat(connector(distribution, "keyPass")).isEqualTo(password("tls"));
            assertThat(connector(distribution, "truststoreFile")).isEqualTo(FOLDER + "client-truststore.jks");
            assertThat(connector(distribution, "truststorePass")).isEqualTo(password("truststore"));
            assertThat(read(distribution, ServerFiles.CATALINA))
                    .contains(" keyAlias='tls' ", "' truststoreType=\"JKS\" />");
        }
    }

    @Test
    void editsEveryConnectorThatSpeaksTls() throws IOException {
        String own = "<Connector port='8443' SSLEnabled='TRUE' keystoreFile='wso2carbon.jks' keystorePass='wso2carbon'"
                + " clientAuth='want' truststoreFile='client-truststore.jks'/>";
        String plain = "<Connector port=\"8081\" SSLEnabled=\"false\" keystoreFile=\"wso2carbon.jks\"/>";
        server.with(
                ServerFiles.CATALINA, XmlEraServer.CATALINA.replace("</Service>", own + "\n" + plain + "\n</Service>"));
        try (var distribution = hardened()) {
            assertThat(read(distribution, ServerFiles.CATALINA))
                    .contains(plain)
                    .contains("keystorePass=\"" + password("tls") + "\"\n")
                    .contains(
                            "<Connector port='8443' SSLEnabled='TRUE' keystoreFile='%stls.jks' keystorePass='%s' clientAuth='false' truststoreFile='%1$sclient-truststore.jks' truststorePass=\"%s\" truststoreType=\"JKS\"/>"
                                    .formatted(FOLDER, password("tls"), password("truststore")));
        }
    }

    @Test
    void refusesConnectorsThatItCanNotEdit() throws IOException {
        server.with(
                ServerFiles.CATALINA,
                XmlEraServer.CATALINA.replace(
                        "URIEncoding=\"UTF-8\"/>", "URIEncoding=\"UTF-8\"><SSLHostConfig/></Connector>"));
        assertRefused(ServerFiles.CATALINA
                + ": has a connector with <SSLHostConfig>, which isn't supported for this version. Give the"
                + " connector the attributes keystoreFile and keystorePass instead.");

        server.with(
                ServerFiles.CATALINA,
                XmlEraServer.CATALINA.replace(
                        "</Service>", "<Connector SSLEnabled=\"true\"/>\n".repeat(20) + "</Service>"));
        assertRefused(ServerFiles.CATALINA + ": has more than 20 HTTPS connectors. Remove those that you don't need.");
    }

    @Test
    void refusesAServerWithoutAConnectorForHttps() throws IOException {
        server.with(ServerFiles.CATALINA, XmlEraServer.CATALINA.replace("SSLEnabled=\"true\"\n", "\n"));

        assertRefused(ServerFiles.CATALINA
                + ": the HTTPS connector is missing. Restore the file from the stock distribution.");
    }

    @ParameterizedTest
    @CsvSource({"OPTIONAL, want", "REQUIRED, true"})
    void letsInOnlyItsClients(MutualTlsRequest.Mode mode, String clientAuth) throws Exception {
        Path client = new OpenSsl(folder).selfSigned("client");
        builds.trust = clients(mode, client, Optional.empty());
        try (var distribution = hardened()) {
            assertThat(changed(XmlEraServer.CATALINA, read(distribution, ServerFiles.CATALINA)))
                    .contains(
                            "                URIEncoding=\"UTF-8\"",
                            "                truststoreFile=\"" + FOLDER + "mutual-tls-truststore.jks\"",
                            "                truststorePass=\"" + password("mutual-tls") + "\"",
                            "                truststoreType=\"JKS\"/>");
            assertThat(connector(distribution, "clientAuth")).isEqualTo(clientAuth);
            var truststore = open(
                    distribution, connector(distribution, "truststoreFile"), connector(distribution, "truststorePass"));
            assertThat(Collections.list(truststore.aliases())).containsExactly("client");
            assertThat(truststore.getCertificate("client")).isEqualTo(OpenSsl.certificate(client));
            assertThat(changed(XmlEraServer.AUTHENTICATORS, read(distribution, AuthenticatorsXml.PATH)))
                    .containsExactly("    <Authenticator name=\"MutualSSLAuthenticator\" disabled=\"true\">");
        }
    }

    @Test
    void letsClientsIntoTheAdminServicesByTheirThumbprints() throws Exception {
        var openSsl = new OpenSsl(folder);
        openSsl.selfSigned("authority");
        Path client = openSsl.issued("client", "authority", "basicConstraints=CA:false");
        builds.trust = clients(MutualTlsRequest.Mode.REQUIRED, client, Optional.of(new MutualSslAuthenticator("User")));
        String thumbprint = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1")
                        .digest(OpenSsl.certificate(client).getEncoded()));
        try (var distribution = hardened()) {
            assertThat(changed(XmlEraServer.AUTHENTICATORS, read(distribution, AuthenticatorsXml.PATH)))
                    .containsExactly(
                            "    <Authenticator name=\"MutualSSLAuthenticator\" disabled=\"false\">",
                            "            <Parameter name=\"UsernameHeader\">User</Parameter>",
                            "            <Parameter name=\"WhiteListEnabled\">true</Parameter>",
                            "            <Parameter name=\"WhiteList\">" + thumbprint + "</Parameter>");
        }
    }

    @Test
    void refusesWhatOnlyATomlCanSay() throws IOException {
        builds = new KeyBuilds(shared.resolve("keys that are never made"));
        builds.fragment = Optional.of(Files.writeString(folder.resolve("fragment.toml"), "[server]\n"));
        builds.portOffset = Optional.of(1);
        builds.data = StoredData.UNDER_ANY_KEY;

        assertRefused(String.join(
                System.lineSeparator(),
                "<secrets><mode>: must be plain: WSO2 Identity Server 5.6.0 has no deployment.toml, and its"
                        + " vault needs its own tool. Set plain, and run bin/ciphertool.sh -Dconfigure on the"
                        + " server.",
                "<deployment><file>: WSO2 Identity Server 5.6.0 has no deployment.toml to merge it into. Edit"
                        + " the XML files.",
                "<deployment><portOffset>: WSO2 Identity Server 5.6.0 has no deployment.toml to set it in."
                        + " Set it in carbon.xml.",
                "<deployment><existing>: is true: WSO2 Identity Server 5.6.0 has no deployment.toml, and its"
                        + " data is encrypted with the primary key, which would change. Remove it, and"
                        + " provide the key in use with <keystores><primary><file>."));
        assertThat(builds.folder).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            <Password>wso2carbon</Password> | <Password svns:secretAlias="a">password</Password> | <TrustStore><Password> is in the Secure Vault, which can't be opened for this version.
            <Password>wso2carbon</Password> | <Secret>wso2carbon</Secret>                          | <TrustStore><Password> is missing.
            KeyStore>                       | Keystore>                                            | <KeyStore> is missing.
            <Type>JKS</Type>                | <Type>BKS</Type>                                     | <KeyStore><Type> must be PKCS12 or JKS, but is BKS.
            """)
    void refusesACarbonXmlThatItCanNotEdit(String stock, String other, String complaint) throws IOException {
        server.with(ServerFiles.CARBON_XML, XmlEraServer.CARBON.replace(stock, other));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::staged)
                .withMessageStartingWith(ServerFiles.CARBON_XML + ": " + complaint);
    }

    @Test
    void refusesAPublicAuthorityAsClient() throws IOException {
        Path authority = MutualTlsFindingsTest.publicAuthority(folder);
        builds.trust = clients(MutualTlsRequest.Mode.REQUIRED, authority, Optional.empty());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::staged)
                .withMessageStartingWith(authority
                        + ": CN=ISRG Root X1,O=Internet Security Research Group,C=US is an authority, so every"
                        + " client with a certificate from it is accepted. WSO2 Identity Server 5.6.0"
                        + " lets such a client choose which user to act as");
    }

    @Test
    void isIntroducedByItsXml() throws IOException {
        try (var distribution = server.open()) {
            assertThat(DistributionBanner.of(distribution, builds.surroundings()))
                    .isEqualTo("WSO2 Identity Server 5.6.0 (kernel 4.4.32, JKS)");
        }
    }

    private void assertRefused(String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::staged)
                .withMessage(message);
    }

    private Distribution hardened() throws IOException {
        var distribution = server.open();
        ServerBuilds.harden(builds, distribution);
        return distribution;
    }

    private Map<String, String> staged() throws IOException {
        try (var distribution = hardened()) {
            Map<String, String> contents = new TreeMap<>();
            for (var edit : distribution.edits().entrySet()) {
                boolean deleted = edit.getValue() == Change.DELETED;
                contents.put(edit.getKey(), deleted ? "deleted" : read(distribution, edit.getKey()));
            }
            return contents;
        }
    }

    private String password(String store) throws IOException {
        return builds.secrets().getProperty(store + ".password");
    }

    private static TrustRequest clients(
            MutualTlsRequest.Mode mode, Path client, Optional<MutualSslAuthenticator> authenticator) {
        var source = NamedCertificates.source(new CertificateLocation.Local(client), "client");
        return NamedCertificates.mutualTls(new MutualTlsRequest(
                mode, List.of(new ClientSource(source, Optional.empty())), authenticator, Optional.empty()));
    }

    /** The lines that aren't as they were, without the ends of lines, which stay what they were. */
    private static List<String> changed(String before, String after) {
        assertThat(after.contains("\r\n")).isEqualTo(before.contains("\r\n"));
        var changed = new ArrayList<>(after.lines().toList());
        before.lines().forEach(changed::remove);
        return changed;
    }

    private static String read(Distribution distribution, String path) throws IOException {
        return new String(distribution.read(path), StandardCharsets.ISO_8859_1);
    }

    private static String text(XmlFile carbon, String path) {
        return carbon.texts("/Server/Security/" + path).get(0);
    }

    private static String connector(Distribution distribution, String attribute) throws IOException {
        return XmlFile.parse(distribution.read(ServerFiles.CATALINA)).orElseThrow().elements("//Connector").stream()
                .map(connector -> connector.getAttribute(attribute))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static KeyStore open(Distribution distribution, String location, String password) throws Exception {
        KeyStore store = KeyStore.getInstance("JKS");
        store.load(
                new ByteArrayInputStream(distribution.read(location.replace("${carbon.home}/", ""))),
                password.toCharArray());
        return store;
    }
}
