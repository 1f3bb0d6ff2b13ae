package io.github.ishardening.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.problem.ProblemException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerNamesTest {

    @ParameterizedTest
    @CsvSource({
        "is.example.com, dns:is.example.com",
        "IS.Example.com, dns:is.example.com",
        "10.0.0.1, ip:10.0.0.1",
        "2001:DB8::1, ip:2001:db8::1"
    })
    void namesTheServerByItsKindAndLocalhost(String hostname, String name) {
        assertThat(ServerNames.of(new ServerHost(hostname, "localhost"), List.of()))
                .hasToString("[" + name + ", dns:localhost]");
    }

    @Test
    void addsWhatIsAskedForAndNothingTwice() {
        var asked = Stream.of("uri:urn:is", "dns:localhost", "dns:IS.example.com", "ip:10.0.0.1")
                .map(name -> SubjectAlternativeName.parse("<name>", name))
                .toList();

        assertThat(ServerNames.of(new ServerHost("is.example.com", "localhost"), asked))
                .hasToString("[dns:is.example.com, dns:localhost, uri:urn:is, ip:10.0.0.1]");
    }

    @Test
    void namesLocalhostOnce() {
        assertThat(ServerNames.of(new ServerHost("localhost", "localhost"), List.of()))
                .hasToString("[dns:localhost]");
    }

    @Test
    void refusesAnAddressThatIsNone() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> ServerNames.of(new ServerHost("10.0.0.256", "localhost"), List.of()))
                .withMessage("<hostname>: ip:10.0.0.256 is not an IPv4 or IPv6 address.");
    }
}
