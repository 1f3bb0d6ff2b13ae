package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.audit.ByHand;
import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.verification.check.Account;
import io.github.ishardening.verification.check.ServerChecks;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteServerTest {

    @ParameterizedTest
    @CsvSource({
        "https://is.example.com:9443, https://is.example.com:9443",
        "HTTPS://is.example.com/, https://is.example.com:443",
        "https://[2001:db8::1]:9443, https://[2001:db8::1]:9443"
    })
    void isNamedByItsAddress(String text, String address) {
        assertThat(RemoteServer.address("<url>", text)).hasToString(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is.example.com",
                "http://is.example.com",
                "https://",
                "https://a:b@is.example.com",
                "https://is.example.com/console",
                "https://is.example.com?x=1",
                "https://is.example.com#a",
                "https://is.example.com:0",
                "https://is.example.com:70000",
                "https://is example.com",
                ""
            })
    void isNamedByNothingElse(String text) {
        assertThatThrownBy(() -> RemoteServer.address("<url>", text))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<url>: must be https://, a host and optionally a port. Write it as"
                        + " https://is.example.com:9443, without an account or path.");
    }

    /** It answers in plain HTTP, and presents no certificate that anybody vouches for. */
    @Test
    void getsNoPasswordWhereNobodyVouchesForIt() throws IOException {
        try (var server = new FakeServer()) {
            var base = URI.create("https://localhost:" + server.client().base().getPort());
            var said = ask(base, Optional.of(new Account("admin", Secret.of("my-own-password"))))
                    .observations();

            assertThat(server.seen()).isEmpty();
            assertThat(said.findings())
                    .extracting(finding -> finding.rule().id())
                    .contains("accounts", "serves-tls");
            assertThat(said.notApplicable())
                    .extracting(NotApplicable::reason)
                    .contains(
                            "the server was started elsewhere",
                            "open ports can be determined only on the server's own machine");
        }
    }

    @Test
    void isAskedNothingWhereItDoesNotListen() throws IOException {
        int port;
        try (var server = new FakeServer()) {
            port = server.client().base().getPort();
        }
        var said = ask(URI.create("https://localhost:" + port), Optional.empty());

        assertThat(said.facts().how()).isEqualTo("Checked while running at https://localhost:%d.".formatted(port));
        assertThat(said.observations().findings())
                .extracting(finding -> finding.rule().id())
                .contains("serves-headers", "keys-in-use", "serves-tls");
        assertThat(said.observations().byHand()).extracting(ByHand::message).isNotEmpty();
    }

    private static ServerTrial ask(URI base, Optional<Account> administrator) throws IOException {
        return new RemoteServer(base, administrator, KnownSecrets.none(), Map.of(), false)
                .ask(ServerChecks.all(), Duration.ofMinutes(1), Instant.parse("2026-11-30T00:00:00Z"));
    }
}
