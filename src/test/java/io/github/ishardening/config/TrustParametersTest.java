package io.github.ishardening.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.ClientSource;
import io.github.ishardening.request.MutualSslAuthenticator;
import io.github.ishardening.request.MutualTlsRequest;
import io.github.ishardening.secret.PlacedSource;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretSource;
import io.github.ishardening.trust.CertificateLocation;
import io.github.ishardening.trust.CertificateSource;
import io.github.ishardening.trust.Tolerance;
import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code <truststore><certificates>} and {@code <mutualTls>}. */
class TrustParametersTest {

    private static final String CERTIFICATE = "truststore/certificates/certificate";

    @Test
    void asksForNobodyUnlessConfigured() {
        var trust = PluginBlock.request("").trust();

        assertThat(trust.partners()).isEmpty();
        assertThat(trust.mutualTls()).isEqualTo(MutualTlsRequest.off());
    }

    @Test
    void takesPartnersOfEveryKind() {
        var trust = PluginBlock.request("""
                <truststore>
                  <certificates>
                    <certificate><alias>APIM</alias><file>partners/apim.pem</file></certificate>
                    <certificate>
                      <artifact>com.example:bank-keys:pem:tls:1.0</artifact>
                      <expired>keep</expired>
                      <weak>accept</weak>
                    </certificate>
                    <certificate>
                      <file>partners/old.jks</file>
                      <password><env>OLD_PASSWORD</env></password>
                    </certificate>
                  </certificates>
                </truststore>
                """).trust();

        String where = "<truststore><certificates><certificate>";
        assertThat(trust.partners())
                .containsExactly(
                        new CertificateSource(
                                where, local("partners/apim.pem"), Optional.of("apim"), Set.of(), Optional.empty()),
                        new CertificateSource(
                                where,
                                new CertificateLocation.Artifact(
                                        new Coordinates("com.example", "bank-keys", "pem", "tls", "1.0")),
                                Optional.empty(),
                                Set.of(Tolerance.EXPIRED, Tolerance.WEAK),
                                Optional.empty()),
                        new CertificateSource(
                                where,
                                local("partners/old.jks"),
                                Optional.empty(),
                                Set.of(),
                                Optional.of(new PlacedSource(
                                        where + "<password>", new SecretSource.Environment("OLD_PASSWORD")))));
    }

    @Test
    void takesClients() {
        var request = PluginBlock.request("""
                <mutualTls>
                  <mode>required</mode>
                  <clients>
                    <certificate><alias>apim</alias><file>apim.pem</file><user>apim@carbon.super</user></certificate>
                  </clients>
                  <authenticator><usernameHeader>X-User</usernameHeader></authenticator>
                  <acceptRisk>a proxy removes the header</acceptRisk>
                  <password><env>CLIENTS_PASSWORD</env></password>
                </mutualTls>
                """);

        assertThat(request.trust().mutualTls())
                .isEqualTo(new MutualTlsRequest(
                        MutualTlsRequest.Mode.REQUIRED,
                        List.of(new ClientSource(
                                new CertificateSource(
                                        "<mutualTls><clients><certificate>",
                                        local("apim.pem"),
                                        Optional.of("apim"),
                                        Set.of(),
                                        Optional.empty()),
                                Optional.of("apim@carbon.super"))),
                        Optional.of(new MutualSslAuthenticator("X-User")),
                        Optional.of("a proxy removes the header")));
        assertThat(request.passwords())
                .containsEntry(
                        SecretName.MUTUAL_TLS_PASSWORD,
                        new PlacedSource(
                                "<mutualTls><password>", new SecretSource.Environment("CLIENTS_PASSWORD"), true));
    }

    @Test
    void refusesAnAliasThatIsNoneOrTheServersOwn() {
        assertRefused(
                PluginBlock.element(CERTIFICATE, "<file>a.pem</file><alias>a b</alias>"),
                "<truststore><certificates><certificate><alias>: must consist of letters, digits and _ . -, but is a b.");
        assertRefused(
                PluginBlock.element(CERTIFICATE, "<file>a.pem</file><alias>TLS</alias>"),
                "<truststore><certificates><certificate><alias>: TLS is reserved for the server's own certificate."
                        + " Choose another.");
    }

    @ParameterizedTest
    @CsvSource({"com.example:bank:1.0", "com.example:bank", "bank.pem"})
    void refusesWhatAreNoCoordinates(String artifact) {
        assertRefused(
                PluginBlock.element(CERTIFICATE + "/artifact", artifact),
                "<truststore><certificates><certificate><artifact>: must be group:artifact:type[:classifier]:version, but is "
                        + artifact + ".");
    }

    @Test
    void refusesACertificateThatIsNowhereOrInTwoPlaces() {
        String message = "<truststore><certificates><certificate>: needs either <file> or <artifact>.";
        assertRefused(PluginBlock.element(CERTIFICATE + "/alias", "bank"), message);
        assertRefused(PluginBlock.element(CERTIFICATE, "<file>a.pem</file><artifact>g:a:pem:1</artifact>"), message);
    }

    @Test
    void refusesAWaiverThatThereIsNot() {
        assertRefused(
                PluginBlock.element(CERTIFICATE, "<file>a.pem</file><expired>ignore</expired>"),
                "<truststore><certificates><certificate><expired>: must be one of refuse, keep, but is ignore.");
        assertRefused(
                PluginBlock.element(CERTIFICATE, "<file>a.pem</file><weak>keep</weak>"),
                "<truststore><certificates><certificate><weak>: must be one of refuse, accept, but is keep.");
    }

    @Test
    void refusesToAskForCertificatesOfNobody() {
        assertRefused(
                PluginBlock.element("mutualTls/mode", "optional"),
                "<mutualTls><clients>: is empty, so every client certificate would be rejected. List the clients'"
                        + " certificates.");
    }

    @Test
    void refusesClientsWhomNobodyAsks() {
        assertRefused(
                PluginBlock.element("mutualTls/clients/certificate/file", "a.pem"),
                "<mutualTls><mode>: is off, so client certificates wouldn't be requested. Set optional or required.");
    }

    @Test
    void refusesClientsWithoutTheControlThatLetsThemIn() {
        assertRefused(
                PluginBlock.element(
                                "mutualTls",
                                "<mode>required</mode>" + PluginBlock.element("clients/certificate/file", "a.pem"))
                        + PluginBlock.element("controls/excludes/exclude", "mutual-tls"),
                "<mutualTls><mode>: requires client certificates, but <controls><excludes> excludes mutual-tls, which"
                        + " configures them. Remove one of them.");
    }

    @Test
    void refusesAModeThatThereIsNot() {
        assertRefused(
                PluginBlock.element("mutualTls/mode", "want"),
                "<mutualTls><mode>: must be one of off, optional, required, but is want.");
    }

    @Test
    void refusesAUserOrHeaderThatMeansSomethingToTheServersFiles() {
        assertRefused(
                PluginBlock.element(
                        "mutualTls",
                        "<mode>required</mode>"
                                + PluginBlock.element("clients/certificate", "<file>a.pem</file><user>a,b</user>")),
                "<mutualTls><clients><certificate><user>: must be a user's name or *, but is a,b.");
        assertRefused(
                PluginBlock.element("mutualTls/authenticator/usernameHeader", "User Name"),
                "<mutualTls><authenticator><usernameHeader>: must be the name of a header, but is User Name.");
    }

    private static CertificateLocation local(String path) {
        return new CertificateLocation.Local(new File(path).toPath());
    }

    private static void assertRefused(String xml, String message) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> PluginBlock.request(xml))
                .withMessage(message);
    }
}
