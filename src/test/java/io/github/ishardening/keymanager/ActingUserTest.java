package io.github.ishardening.keymanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActingUserTest {

    private static final String BY_ISSUER = "[intermediate_cert_validation]\nenable = true\n";

    @TempDir
    private static Path rendered;

    @TempDir
    private Path folder;

    private SetupRun run;

    @BeforeEach
    void namesAUser() {
        run = new SetupRun(folder, rendered);
        run.mutualTlsUser = Optional.of(IdentityServers.BOUND_USER);
        run.acceptedRisk = Optional.of("these servers can't keep internal scopes back");
    }

    @AfterEach
    void closesTheMapper() throws IOException {
        run.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"APIM@carbon.super\"", "[\"other\", \"apim@carbon.super\"]", "\"*\""})
    void isFineWhereACertificateIsBoundToTheUser(String allowed) throws IOException {
        stage(IdentityServers.TODAY, IdentityServers.BOUND.replaceFirst("(?<=allowed_username = ).*", allowed));

        assertThat(run.said).isEmpty();
    }

    @Test
    void refusesAUserWhomNoCertificateIsBoundTo() {
        run.mutualTlsUser = Optional.of("apim");

        assertRefused("apim", IdentityServers.BOUND);
    }

    @Test
    void refusesAUserWhereNoCertificateIsBound() {
        assertRefused(IdentityServers.BOUND_USER, "");
    }

    @Test
    void refusesAUserWhereBindingIsOff() {
        assertRefused(IdentityServers.BOUND_USER, IdentityServers.BOUND.replace("enable = true", "enable = false"));
    }

    @Test
    void refusesAUserWhereIssuersComeFirst() {
        assertRefused(IdentityServers.BOUND_USER, BY_ISSUER + IdentityServers.BOUND);
    }

    @Test
    void saysWhoseNameCountsOnAServerThatLooksAtIssuers() throws IOException {
        stage(IdentityServers.FIRST, BY_ISSUER);

        assertThat(run.said)
                .contains("WARNING The Identity Server uses the common name of API Manager's certificate as its user"
                        + " name, whatever <mutualTlsUser> is: create a user with that name.");
    }

    @Test
    void warnsOfAServerThatBelievesHeaders() throws IOException {
        stage(IdentityServers.FIRST, "");

        assertThat(run.said)
                .contains("WARNING API Manager will act as apim@carbon.super through a header, which the Identity"
                        + " Server trusts from anyone with an accepted client certificate (CVE-2025-9312):"
                        + " accept only API Manager's.");
    }

    private void assertRefused(String user, String lines) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> stage(IdentityServers.TODAY, lines))
                .withMessage(
                        "<keyManager><mutualTlsUser>: %s isn't the <user> of any certificate in <mutualTls><clients>,"
                                + " and in WSO2 Identity Server 7.1.0 a certificate can act only as its assigned"
                                + " users. Add API Manager's certificate there, with this <user>.",
                        user);
    }

    private void stage(String framework, String lines) throws IOException {
        try (var server = IdentityServers.open(framework)) {
            IdentityServers.configure(server, lines);
            run.stage(server);
        }
    }
}
