package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.control.Control;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keys.KeystoreSpec;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.HstsSettings;
import io.github.ishardening.script.Heap;
import io.github.ishardening.secret.PasswordFile;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.secret.SecretsMode;
import io.github.ishardening.trust.ExpiredPolicy;
import java.nio.file.Path;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestParametersTest {

    @Test
    void asksForTheDefaultsWhereNothingIsConfigured() {
        var request = PluginBlock.request("");

        assertThat(request.hostname()).isEmpty();
        assertThat(request.keys().directory().path("ca.p12")).isEqualTo(PluginBlock.KEYS.resolve("ca.p12"));
        assertThat(request.keys().directory().isFrozen()).isFalse();
        assertThat(request.keys().keystores())
                .containsExactly(
                        Asked.of(Role.CA), Asked.of(Role.PRIMARY), Asked.of(Role.INTERNAL), Asked.of(Role.TLS));
        assertThat(request.passwords()).isEmpty();
        assertThat(request.keys().profile()).isEqualTo(Pkcs12Profile.MODERN);
        assertThat(request.trust().expired()).isEqualTo(ExpiredPolicy.DROP);
        assertThat(request.portOffset()).isEmpty();
        assertThat(request.fragment()).isEmpty();
        assertThat(request.superAdmin()).isEqualTo("admin");
        assertThat(request.internalAccount()).isEmpty();
        assertThat(request.secretsMode()).isEqualTo(SecretsMode.VAULT);
        assertThat(request.ownSecrets()).isEmpty();
        assertThat(Controls.of(request)).isEqualTo(Controls.all());
    }

    @Test
    void takesEveryParameterOfAKey() {
        var request = PluginBlock.request("""
                <certificateAuthority><algorithm>EC-P384</algorithm><validity>P5Y</validity></certificateAuthority>
                <keystores>
                  <pkcs12Profile>legacy</pkcs12Profile>
                  <tls>
                    <algorithm>EC-P256</algorithm>
                    <validity>P90D</validity>
                    <renewBefore>P2W</renewBefore>
                    <alias>Web</alias>
                    <subject>CN=is.example.com,O=Example</subject>
                    <subjectAlternativeNames>
                      <subjectAlternativeName>dns:login.example.com</subjectAlternativeName>
                      <subjectAlternativeName>ip:10.0.0.1</subjectAlternativeName>
                    </subjectAlternativeNames>
                  </tls>
                </keystores>""");

        assertThat(request.keys().profile()).isEqualTo(Pkcs12Profile.LEGACY);
        assertThat(request.keys().keystores())
                .contains(
                        Asked.with(Asked.of(Role.CA, KeyAlgorithm.EC_P384), Period.ofYears(5), Asked.RENEW_BEFORE),
                        Asked.of(Role.PRIMARY),
                        new KeystoreSpec(
                                Role.TLS,
                                KeyAlgorithm.EC_P256,
                                Optional.of(new X500Principal("CN=is.example.com,O=Example")),
                                List.of(
                                        SubjectAlternativeName.parse("", "dns:login.example.com"),
                                        SubjectAlternativeName.parse("", "ip:10.0.0.1")),
                                Period.ofDays(90),
                                Period.ofDays(14),
                                "web"));
    }

    @Test
    void asksForNoAuthorityWhereCertificatesAreSelfSigned() {
        var request = PluginBlock.request("<certificateAuthority><mode>none</mode></certificateAuthority>");

        assertThat(request.keys().keystores())
                .extracting(KeystoreSpec::role)
                .containsExactly(Role.PRIMARY, Role.INTERNAL, Role.TLS);
    }

    @Test
    void writesAPasswordFileWhereAsked() {
        assertThat(PluginBlock.request("").passwordFile()).isEqualTo(PasswordFile.NONE);
        assertThat(PluginBlock.request("<secrets><passwordFile>persist</passwordFile></secrets>")
                        .passwordFile())
                .isEqualTo(PasswordFile.PERSIST);
    }

    @Test
    void handsOverForHelmOnlyWhatIsEncrypted() {
        assertThat(PluginBlock.request("").helm()).isFalse();
        assertThat(PluginBlock.request("<handOver><helm>true</helm></handOver>").helm())
                .isTrue();
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PluginBlock.request(
                        "<handOver><helm>true</helm></handOver><secrets><mode>environment</mode></secrets>"))
                .withMessage("<handOver><helm>: requires <mode>vault</mode>, but the mode is environment."
                        + " Remove one of them.");
    }

    @Test
    void writesNoPasswordFileWhereThereIsNoVault() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() ->
                        PluginBlock.request("<secrets><mode>plain</mode><passwordFile>tmp</passwordFile></secrets>"))
                .withMessage("<secrets><passwordFile>: requires <mode>vault</mode>, but the mode is plain."
                        + " Remove one of them.");
    }

    @Test
    void takesASourceForEverySecret() {
        var request = PluginBlock.request("""
                <certificateAuthority><password><env>CA_PASSWORD</env></password></certificateAuthority>
                <keystores>
                  <primary><password><server>primary-store</server></password></primary>
                  <internal><password><file>internal.txt</file></password></internal>
                  <tls><password><env>TLS_PASSWORD</env></password></tls>
                </keystores>
                <truststore><password><env>TRUST_PASSWORD</env></password></truststore>
                <superAdmin><password><env>ADMIN_PASSWORD</env></password></superAdmin>
                <internalAccount><password><env>CALLS_PASSWORD</env></password></internalAccount>
                <secrets>
                  <secret><name>db_password</name><env>DB_PASSWORD</env></secret>
                  <secret><name>generated</name></secret>
                </secrets>""");

        assertThat(request.internalAccount()).contains("apim_internal");
        assertThat(request.passwords())
                .isEqualTo(Map.of(
                        SecretName.INTERNAL_ACCOUNT_PASSWORD,
                        variable("<internalAccount><password>", "CALLS_PASSWORD"),
                        SecretName.ofStore("ca"),
                        variable("<certificateAuthority><password>", "CA_PASSWORD"),
                        SecretName.PRIMARY_PASSWORD,
                        new PlacedSource(
                                "<keystores><primary><password>",
                                new SecretSource.ServerSetting("primary-store"),
                                true),
                        SecretName.INTERNAL_PASSWORD,
                        new PlacedSource(
                                "<keystores><internal><password>",
                                new SecretSource.FileSource(Path.of("internal.txt")),
                                true),
                        SecretName.TLS_PASSWORD,
                        variable("<keystores><tls><password>", "TLS_PASSWORD"),
                        SecretName.TRUSTSTORE_PASSWORD,
                        variable("<truststore><password>", "TRUST_PASSWORD"),
                        SecretName.ADMIN_PASSWORD,
                        variable("<superAdmin><password>", "ADMIN_PASSWORD"),
                        SecretName.of("db_password"),
                        new PlacedSource(
                                "<secrets><secret><name>db_password</name>",
                                new SecretSource.Environment("DB_PASSWORD"))));
        assertThat(request.ownSecrets()).containsExactly(SecretName.of("db_password"), SecretName.of("generated"));
    }

    @Test
    void takesWhatTheServerIsToBeLike() {
        var request = PluginBlock.request("""
                <hostname>is.example.com</hostname>
                <truststore><expired>keep</expired></truststore>
                <deployment><portOffset>1</portOffset><file>deployment.toml</file></deployment>
                <superAdmin><username>root@example.com</username></superAdmin>
                <secrets><mode>environment</mode></secrets>
                <controls>
                  <excludes><exclude>jvm-memory</exclude><exclude>mutual-tls</exclude></excludes>
                  <settings>
                    <serverHeader>Example</serverHeader>
                    <protocols>+TLSv1.3</protocols>
                    <ciphers>TLS_AES_256_GCM_SHA384 , TLS_AES_128_GCM_SHA256</ciphers>
                    <heapMin>1g</heapMin>
                    <heapMax>4g</heapMax>
                    <gatewayHostname>gw.example.com</gatewayHostname>
                  </settings>
                </controls>""");

        assertThat(request.hostname()).contains("is.example.com");
        assertThat(request.trust().expired()).isEqualTo(ExpiredPolicy.KEEP);
        assertThat(request.portOffset()).contains(1);
        assertThat(request.fragment()).contains(Path.of("deployment.toml"));
        assertThat(request.superAdmin()).isEqualTo("root@example.com");
        assertThat(request.settings().web().gatewayHostname()).contains("gw.example.com");
        assertThat(request.secretsMode()).isEqualTo(SecretsMode.ENVIRONMENT);
        assertThat(Controls.of(request))
                .hasSize(Controls.all().size() - 2)
                .extracting(Control::id)
                .doesNotContain("jvm-memory", "mutual-tls");
        assertThat(request.settings().serverHeader()).isEqualTo("Example");
        assertThat(request.settings().protocols()).isEqualTo("+TLSv1.3");
        assertThat(request.settings().ciphers()).containsExactly("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");
        assertThat(request.settings().heap()).isEqualTo(new Heap("1g", "4g"));
    }

    @Test
    void writesTheRecommendedSettingsUnlessToldOtherwise() {
        var settings = PluginBlock.request("").settings();

        assertThat(settings.serverHeader()).isEqualTo("Server");
        assertThat(settings.protocols()).isEqualTo("+TLSv1.2,+TLSv1.3");
        assertThat(settings.ciphers())
                .containsExactly(
                        "TLS_AES_256_GCM_SHA384",
                        "TLS_CHACHA20_POLY1305_SHA256",
                        "TLS_AES_128_GCM_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
                        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                        "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        assertThat(settings.heap()).isEqualTo(new Heap("512m", "2048m"));
    }

    @Test
    void asksForNothingThatMayBreakUnlessTold() {
        var settings = PluginBlock.request("").settings();

        assertThat(settings.namedGroups()).isEmpty();
        assertThat(settings.web().hsts()).isEqualTo(new HstsSettings(31_536_000, false, false));
        assertThat(settings.web().adminServices()).isTrue();
        assertThat(settings.web().httpConnector()).isEmpty();
        assertThat(PluginBlock.request("").vaultKey()).isEmpty();
    }

    @Test
    void takesWhatIsToBeStricter() {
        var settings = PluginBlock.request("""
                        <controls><settings>
                          <namedGroups>X25519MLKEM768:x25519</namedGroups>
                          <hstsIncludeSubDomains>true</hstsIncludeSubDomains>
                          <hstsPreload>true</hstsPreload>
                          <adminServices>false</adminServices>
                          <httpConnector>false</httpConnector>
                        </settings></controls>
                        """).settings();

        assertThat(settings.namedGroups()).contains("X25519MLKEM768:x25519");
        assertThat(settings.web().hsts()).isEqualTo(new HstsSettings(31_536_000, true, true));
        assertThat(settings.web().adminServices()).isFalse();
        assertThat(settings.web().httpConnector()).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<hstsPreload>true</hstsPreload>",
                "<hstsPreload>true</hstsPreload><hstsIncludeSubDomains>true</hstsIncludeSubDomains><hstsMaxAge>31535999</hstsMaxAge>"
            })
    void takesNoPreloadingThatBrowsersRefuse(String settings) {
        assertThatThrownBy(() -> PluginBlock.request("<controls><settings>" + settings + "</settings></controls>"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<controls><settings><hstsPreload>: requires"
                        + " <hstsIncludeSubDomains>true</hstsIncludeSubDomains> and a <hstsMaxAge> of"
                        + " 31536000 or more. Set them too, or remove it.");
    }

    @Test
    void offersOnlySuitesOf256BitsWhereStrongOnlyIsAsked() {
        var settings = PluginBlock.request(PluginBlock.element("controls/settings/strongOnly", "true"))
                .settings();

        assertThat(settings.ciphers())
                .hasSize(6)
                .allMatch(suite -> suite.contains("AES_256") || suite.contains("CHACHA20"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"is.example.com", "localhost", "10.0.0.1", "2001:db8::1"})
    void takesNamesAndAddressesAsHostname(String hostname) {
        assertThat(PluginBlock.request(PluginBlock.element("hostname", hostname))
                        .hostname())
                .contains(hostname);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            hostname                       | is example.com | must be a hostname or address, but is is example.com, which contains a space. Write it without spaces.
            hostname                       | https://is     | must be a hostname or address, but is https://is, a URL. Write is.
            certificateAuthority/mode      | remote         | must be one of local, none, external, but is remote.
            keystores/pkcs12Profile        | ancient        | must be modern or legacy, but is ancient.
            keystores/tls/algorithm        | RSA-1024       | must be one of RSA-2048, RSA-3072, RSA-4096, EC-P256, EC-P384, but is RSA-1024.
            keystores/primary/algorithm    | RSA-1024       | must be one of RSA-2048, RSA-3072, RSA-4096, but is RSA-1024.
            keystores/primary/algorithm    | EC-P256        | must be RSA, because the server signs tokens and SAML with RSA, but is EC-P256.
            keystores/internal/algorithm   | EC-P384        | must be RSA, because the vault requires RSA, but is EC-P384.
            keystores/tls/validity         | 0              | must be 1 day or more, but is 0.
            keystores/tls/validity         | P0D            | must be 1 day or more, but is 0.
            keystores/primary/validity     | P-1D           | must be 1 day or more, but is P-1D.
            keystores/internal/validity    | P31Y           | must be 30 years or less, but is P31Y.
            certificateAuthority/validity  | ten years      | must be an ISO 8601 period such as P825D, P6M or P10Y, but is ten years.
            keystores/tls/validity         | P9999999Y      | must be a period within the calendar's range, such as P825D, but is P9999999Y.
            certificateAuthority/validity  | P99999999999D  | must be a period within the calendar's range, such as P825D, but is P99999999999D.
            keystores/tls/renewBefore      | P-9999999W     | must be a period within the calendar's range, such as P825D, but is P-9999999W.
            controls/settings/expiringWithin | P9999999Y    | must be a period within the calendar's range, such as P825D, but is P9999999Y.
            controls/settings/namedGroups  | x25519 P-256   | must be names of groups separated by colons, but is x25519 P-256.
            controls/settings/expiringWithin | P-1D         | must not be negative, but is P-1D.
            controls/settings/expiringWithin | 30 days      | must be an ISO 8601 period such as P825D, P6M or P10Y, but is 30 days.
            keystores/primary/overlap      | 14             | must be an ISO 8601 period such as P825D, P6M or P10Y, but is 14.
            keystores/primary/overlap      | P-1D           | must be from P0D to P1Y, but is P-1D. Choose the lifetime of tokens plus the time until the new server is installed.
            keystores/primary/overlap      | P366D          | must be from P0D to P1Y, but is P366D. Choose the lifetime of tokens plus the time until the new server is installed.
            keystores/tls/renewBefore      | 30             | must be an ISO 8601 period such as P825D, P6M or P10Y, but is 30.
            keystores/tls/renewBefore      | P825D          | must be shorter than the validity of P825D and not negative, but is P825D. Otherwise, every build would renew the certificate.
            keystores/tls/renewBefore      | P-1D           | must be shorter than the validity of P825D and not negative, but is P-1D. Otherwise, every build would renew the certificate.
            keystores/primary/alias        | my key         | must consist of letters, digits and _ . -, but is my key.
            keystores/tls/subject          | C=CHE          | the country must have two letters (C=CH), but is C=CHE.
            truststore/expired             | forget         | must be one of drop, keep, but is forget.
            deployment/portOffset          | -1             | must be from 0 to 55772, but is -1.
            deployment/portOffset          | 55773          | must be from 0 to 55772, but is 55773.
            deployment/dataSince           | 7.1.0          | is 7.1.0, but <existing> isn't true. Set <existing>, or remove both.
            deployment/dataSince           | seven          | isn't a version: seven. Write it in the form 7.1.0.
            superAdmin/username            | me             | must be 3 to 30 letters, digits and _ . @ -, but is me.
            superAdmin/username            | rm -rf         | must be 3 to 30 letters, digits and _ . @ -, but is rm -rf.
            internalAccount/username       | calls@example  | must be 3 to 30 letters, digits and _ . -, but is calls@example.
            internalAccount/username       | Admin          | is Admin, the super administrator. Choose another.
            controls/settings/gatewayHostname | gw.example.com:8243 | must be a hostname or address, but is gw.example.com:8243, with a port. Write gw.example.com; ports have separate parameters.
            secrets/mode                   | none           | must be one of vault, environment, plain, but is none.
            controls/settings/serverHeader | ${product}     | contains ${product}, which Maven can't resolve. Define the property.
            controls/settings/protocols    | +TLSv1.1       | must be +TLSv1.2,+TLSv1.3 or one of the two, but is +TLSv1.1.
            controls/settings/protocols    | TLSv1.2        | must be +TLSv1.2,+TLSv1.3 or one of the two, but is TLSv1.2.
            controls/settings/ciphers      | ALL:!NULL      | must be a TLS cipher suite such as TLS_AES_256_GCM_SHA384, but is ALL:!NULL.
            """)
    void namesTheParameterThatIsWrong(String path, String text, String complaint) {
        assertRefused(PluginBlock.element(path, text), "<" + path.replace("/", "><") + ">: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            rid:1.2.3   | must start with one of dns:, ip:, email:, uri:, but is rid:1.2.3.
            example.com | must start with one of dns:, ip:, email:, uri:, but is example.com.
            dns:        | must not be blank after dns:.
            """)
    void namesTheSubjectAlternativeNameThatIsWrong(String name, String complaint) {
        assertRefused(
                PluginBlock.element("keystores/tls/subjectAlternativeNames/subjectAlternativeName", name),
                "<keystores><tls><subjectAlternativeNames>: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            4g  | 2g  | the initial heap size, 4g, must not exceed the maximum, 2g.
            1tb | 2g  | must be a size such as 512m or 2g, but is 1tb.
            1g  | big | must be a size such as 512m or 2g, but is big.
            """)
    void refusesAHeapThatNoJvmTakes(String minimum, String maximum, String complaint) {
        assertRefused(
                PluginBlock.element("controls/settings", element("heapMin", minimum) + element("heapMax", maximum)),
                "<controls><settings><heapMin>: " + complaint);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            certificateAuthority/password | <certificateAuthority><password>
            keystores/primary/password    | <keystores><primary><password>
            keystores/internal/password   | <keystores><internal><password>
            keystores/tls/password        | <keystores><tls><password>
            truststore/password           | <truststore><password>
            superAdmin/password           | <superAdmin><password>
            internalAccount/password      | <internalAccount><password>
            secrets/secret                | <secrets><secret><name>mine</name>
            """)
    void refusesASecretThatHasNotExactlyOnePlaceOutsideThePom(String path, String where) {
        String name = path.equals("secrets/secret") ? "<name>mine</name>" : "";
        assertRefused(
                PluginBlock.element(path, name + "<env>A</env><file>b</file>"),
                where + ": more than one source is specified. Specify only one of <env>, <server> and <file>.");
        if (name.isEmpty()) {
            assertRefused(
                    PluginBlock.element(path, "hunter2"),
                    where + ": a secret isn't allowed in the POM or after -D, where mvn -X and ps show it."
                            + " Specify its source: <env>, <server> or <file>.");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            <env>A</env>                           | is missing.
            <name>DB-Password</name>               | must consist of a-z, 0-9 and _, but is DB-Password.
            <name>keystore_primary_password</name> | keystore_primary_password is the name of a secret that the plugin sets itself. Choose another.
            """)
    void namesTheSecretWhoseNameIsWrong(String secret, String complaint) {
        assertRefused(PluginBlock.element("secrets/secret", secret), "<secrets><secret><name>: " + complaint);
    }

    @Test
    void refusesTwoSecretsOfOneName() {
        String secret = PluginBlock.element("secret", "<name>db_password</name><env>A</env>");

        assertRefused(
                PluginBlock.element("secrets", secret + secret),
                "<secrets><secret><name>: 'db_password' is used twice. Use a different name for each secret.");
    }

    @Test
    void namesAllExcludesThatAreNoControls() {
        String controls = "Valid names: "
                + String.join(
                        ", ", Controls.all().stream().map(Control::id).sorted().toList()) + ".";
        assertRefused(
                PluginBlock.element(
                        "controls/excludes",
                        element("exclude", "jvm-memroy")
                                + element("exclude", "mutual-tls")
                                + element("exclude", "tls")),
                "<controls><excludes>: jvm-memroy isn't a control. Did you mean jvm-memory?"
                        + System.lineSeparator()
                        + "<controls><excludes>: tls isn't a control. " + controls);
    }

    private static void assertRefused(String xml, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PluginBlock.request(xml))
                .withMessage(message);
    }

    private static String element(String name, String text) {
        return PluginBlock.element(name, text);
    }

    private static PlacedSource variable(String where, String name) {
        return new PlacedSource(where, new SecretSource.Environment(name), true);
    }
}
