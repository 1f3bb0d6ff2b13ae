package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.HttpsHost;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.keymanager.KeyManagerRequest;
import io.github.ishardening.keymanager.Profile;
import io.github.ishardening.keymanager.Revocation;
import io.github.ishardening.keymanager.TokenCertificates;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.trust.CertificateLocation;
import io.github.ishardening.trust.CertificateSource;
import java.io.File;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code <keyManager>}. */
class KeyManagerParametersTest {

    private static final String BOTH = """
            <apiManager><artifact>com.example:api-manager-keys:pem:ca:1.0</artifact></apiManager>
            <identityServer><alias>is</alias><file>is.pem</file></identityServer>
            """;
    private static final String SECRET =
            "<secrets>%s<secret><name>apim_password</name><env>APIM_PASSWORD</env></secret></secrets>";
    private static final String REVOCATION =
            "<keyManager><revocation>%s<secret>apim_password</secret></revocation></keyManager>"
                    .formatted("<username>notifier</username>");

    @Test
    void isOffUnlessConfigured() {
        assertThat(PluginBlock.keyManager("")).isEmpty();
    }

    @Test
    void followsTheInstructionsOfTodayUnlessConfigured() {
        assertThat(PluginBlock.keyManager("<keyManager/>"))
                .contains(new KeyManagerRequest(
                        Profile.CURRENT,
                        false,
                        true,
                        false,
                        new HttpsHost("localhost", 9443),
                        "WSO2-IS-7",
                        "WSO2 Identity Server 7",
                        TokenCertificates.JWKS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void takesLegacyModeAndConstraintFromTheFirstDocument() {
        var request = keyManager("<profile>documented</profile>");

        assertThat(request.profile()).isEqualTo(Profile.DOCUMENTED);
        assertThat(request.legacyMode()).isTrue();
        assertThat(request.uniqueConstraint()).isTrue();
        assertThat(request.createRoles()).isFalse();
    }

    @Test
    void takesTheUsersWordBeforeTheProfiles() {
        var documented = keyManager("<profile>documented</profile><legacyMode>false</legacyMode>"
                + "<uniqueConstraint>false</uniqueConstraint>");
        var current = keyManager("<legacyMode>true</legacyMode><uniqueConstraint>true</uniqueConstraint>"
                + "<createRoles>false</createRoles>");

        assertThat(documented.legacyMode()).isFalse();
        assertThat(documented.uniqueConstraint()).isFalse();
        assertThat(current.legacyMode()).isTrue();
        assertThat(current.uniqueConstraint()).isTrue();
        assertThat(current.createRoles()).isFalse();
    }

    @Test
    void takesAllThatTheRegistrationSays() {
        var request = keyManager("""
                <hostname>apim.example.com</hostname>
                <port>9444</port>
                <name>is</name>
                <displayName>Our server</displayName>
                <certificates>pem</certificates>
                """);

        assertThat(request.apiManager()).isEqualTo(new HttpsHost("apim.example.com", 9444));
        assertThat(request.name()).isEqualTo("is");
        assertThat(request.displayName()).isEqualTo("Our server");
        assertThat(request.certificates()).isEqualTo(TokenCertificates.PEM);
    }

    @Test
    void letsTheIdentityServerTrustApiManager() {
        assertThat(PluginBlock.request("<keyManager>" + BOTH + "</keyManager>")
                        .trust()
                        .partners())
                .containsExactly(new CertificateSource(
                        "<keyManager><apiManager>",
                        new CertificateLocation.Artifact(
                                new Coordinates("com.example", "api-manager-keys", "pem", "ca", "1.0")),
                        Optional.of("api-manager"),
                        Set.of(),
                        Optional.empty()));
    }

    @Test
    void letsApiManagerTrustTheIdentityServer() {
        String xml = "<keyManager><bundle>api-manager</bundle>" + BOTH + "</keyManager>";

        assertThat(PluginBlock.request(xml).trust().partners())
                .containsExactly(new CertificateSource(
                        "<keyManager><identityServer>",
                        new CertificateLocation.Local(new File("is.pem").toPath()),
                        Optional.of("is"),
                        Set.of(),
                        Optional.empty()));
        assertThat(PluginBlock.keyManager(xml)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            <hostname>apim.example.com</hostname><acceptRisk>why</acceptRisk> | ''
            <bundle>api-manager</bundle><hostname>localhost</hostname> | ''
            <bundle>api-manager</bundle><hostname>apim</hostname><legacyMode>false</legacyMode> | \
            <bundle>api-manager</bundle>, these have no effect: <legacyMode>, <hostname>.
            <identityServer><file>is.pem</file></identityServer> | \
            <bundle>identity-server</bundle>, these have no effect: <identityServer>.
            <profile>Documented</profile><acceptRisk>why</acceptRisk><createRoles>false</createRoles> | \
            <bundle>identity-server</bundle> and <profile>documented</profile>, these have no effect: <createRoles>, <acceptRisk>.
            """)
    void saysWhatIsWithoutEffect(String xml, String note) {
        assertThat(PluginBlock.keyManagerNote("<keyManager>" + xml + "</keyManager>"))
                .isEqualTo(note.isEmpty() ? Optional.empty() : Optional.of("<keyManager>: with " + note));
    }

    @ParameterizedTest
    @CsvSource({"'', $secret{apim_password}", "<mode>environment</mode>, $env{IS_APIM_PASSWORD}"})
    void refersToThePasswordForApiManager(String mode, String reference) {
        assertThat(PluginBlock.keyManager(SECRET.formatted(mode) + REVOCATION)
                        .orElseThrow()
                        .revocation())
                .contains(new Revocation("notifier", reference, Optional.empty()));
    }

    @Test
    void refusesAPasswordInClear() {
        assertRefused(
                SECRET.formatted("<mode>plain</mode>") + REVOCATION,
                "<keyManager><revocation><secret>: can't be used if <secrets><mode> is plain."
                        + " Use vault or environment, or remove <revocation>.");
    }

    @Test
    void refusesAPasswordThatIsNowhere() {
        assertRefused(
                REVOCATION,
                "<keyManager><revocation><secret>: apim_password isn't the name of a <secrets><secret>."
                        + " Specify the password there, under this name.");
    }

    @Test
    void refusesRevocationByNobody() {
        assertRefused(
                "<keyManager><revocation><secret>apim_password</secret></revocation></keyManager>",
                "<keyManager><revocation><username>: is missing. It must be a user's name.");
    }

    @Test
    void takesAUserForClientCertificatesWhereTheyAreAccepted() {
        String xml = "<keyManager><mutualTlsUser>admin@carbon.super</mutualTlsUser></keyManager>";
        String clients = "<mutualTls><mode>optional</mode><clients><certificate><file>apim.pem</file></certificate>"
                + "</clients></mutualTls>";

        assertThat(PluginBlock.keyManager(xml + clients).orElseThrow().mutualTlsUser())
                .contains("admin@carbon.super");
        assertRefused(
                xml,
                "<keyManager><mutualTlsUser>: needs client certificates, but <mutualTls><mode> is off."
                        + " Set it to optional, and add API Manager's certificate to <mutualTls><clients>.");
    }

    @Test
    void takesARiskForAReasonOnly() {
        assertThat(keyManager("<acceptRisk> clients are registered by hand </acceptRisk>")
                        .acceptedRisk())
                .contains("clients are registered by hand");
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> keyManager("<acceptRisk/>"))
                .withMessage("<keyManager><acceptRisk>: is empty. Set a value, or remove it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bundle|gateway|must be one of identity-server, api-manager, but is gateway.",
                "profile|new|must be one of current, documented, but is new.",
                "certificates|der|must be one of jwks, pem, but is der.",
                "port|0|must be from 1 to 65535, but is 0.",
                "port|65536|must be from 1 to 65535, but is 65536.",
                "hostname|-|must be a hostname or address, but is -, which is neither. Use letters, digits and hyphens"
                        + " between dots."
            })
    void refusesWhatItDoesNotKnow(String parameter, String value, String message) {
        assertRefused(
                PluginBlock.element("keyManager/" + parameter, value), "<keyManager><" + parameter + ">: " + message);
    }

    @Test
    void refusesNamesThatApiManagerRefuses() {
        String tooLong = "x".repeat(101);
        assertRefused(
                PluginBlock.element("keyManager/name", tooLong),
                "<keyManager><name>: must have 1 to 100 characters, but is " + tooLong + ".");
        assertRefused(
                PluginBlock.element("keyManager/displayName", tooLong),
                "<keyManager><displayName>: must have 1 to 100 characters, but is " + tooLong + ".");
    }

    private static KeyManagerRequest keyManager(String xml) {
        return PluginBlock.keyManager("<keyManager>" + xml + "</keyManager>").orElseThrow();
    }

    private static void assertRefused(String xml, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PluginBlock.keyManager(xml))
                .withMessage(message);
    }
}
