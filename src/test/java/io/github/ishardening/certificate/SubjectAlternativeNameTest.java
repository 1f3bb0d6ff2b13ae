package io.github.ishardening.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.keys.Samples;
import io.github.ishardening.problem.ProblemException;
import java.security.KeyPair;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectAlternativeNameTest {

    private static final String WHERE = "<keystores><tls><subjectAlternativeNames>";

    @ParameterizedTest
    @CsvSource({
        "dns:is.example.com, dns:is.example.com",
        "dns:IS.Example.COM, dns:is.example.com",
        "DNS: is.example.com, dns:is.example.com",
        "dns:localhost, dns:localhost",
        "dns:*.example.com, dns:*.example.com",
        "dns:bücher.example, dns:xn--bcher-kva.example",
        "ip:10.0.0.1, ip:10.0.0.1",
        "ip:::1, ip:::1",
        "ip:2001:DB8:0:0:1:0:0:1, ip:2001:db8::1:0:0:1",
        "ip:2001:db8:0:1:1:1:1:1, ip:2001:db8:0:1:1:1:1:1",
        "ip:2001:db8:0:0:0:0:0:0, ip:2001:db8::",
        "ip:0:0:0:0:0:0:0:0, ip:::",
        "ip:::ffff:10.0.0.1, ip:10.0.0.1",
        "email:ops+is@Example.com, email:ops+is@example.com",
        "uri:spiffe://example.com/is, uri:spiffe://example.com/is",
        "uri:urn:example:is, uri:urn:example:is",
    })
    void bringsEachNameIntoOneForm(String given, String form) {
        assertThat(SubjectAlternativeName.parse(WHERE, given)).hasToString(form);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    is.example.com            | must start with one of dns:, ip:, email:, uri:, but is is.example.com.
                    rid:1.2.3                 | must start with one of dns:, ip:, email:, uri:, but is rid:1.2.3.
                    ''                        | must start with one of dns:, ip:, email:, uri:, but is blank.
                    dns:                      | must not be blank after dns:.
                    ip:10.0.0                 | ip:10.0.0 is not an IPv4 or IPv6 address.
                    ip:10.0.0.256             | ip:10.0.0.256 is not an IPv4 or IPv6 address.
                    ip:10.0.0.0/8             | ip:10.0.0.0/8 is not an IPv4 or IPv6 address.
                    ip:2001:db8:::1           | ip:2001:db8:::1 is not an IPv4 or IPv6 address.
                    ip:fe80::1%eth0           | ip:fe80::1%eth0 is not an IPv4 or IPv6 address.
                    ip:localhost              | ip:localhost is not an IPv4 or IPv6 address.
                    dns:10.0.0.1              | dns:10.0.0.1 is an address. Write ip:10.0.0.1.
                    dns:*.com                 | dns:*.com would match a whole top-level domain. Use at least two labels after the *.
                    email:ops                 | email:ops is not an email address.
                    email:o ps@example.com    | email:o ps@example.com is not an email address.
                    email:ops@2001:db8::1     | email:ops@2001:db8::1 is not a hostname. Use letters, digits and hyphens between dots; * only as the whole first label.
                    dns:*.::ffff:10.0.0.1     | dns:*.::ffff:10.0.0.1 is not a hostname. Use letters, digits and hyphens between dots; * only as the whole first label.
                    uri:is.example.com        | uri:is.example.com is not an absolute URI. Start it with a scheme, such as https://.
                    uri:https://a b           | uri:https://a b is not a URI.
                    """)
    void refusesWhatIsNoName(String given, String message) {
        assertThatThrownBy(() -> SubjectAlternativeName.parse(WHERE, given))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            *                      | Use letters, digits and hyphens between dots; * only as the whole first label.
            a.*.example.com        | Use letters, digits and hyphens between dots; * only as the whole first label.
            w*.example.com         | Use letters, digits and hyphens between dots; * only as the whole first label.
            -a.example.com         | Use letters, digits and hyphens between dots.
            a_b.example.com        | Use a name such as a-b.example.com.
            a..b                   | Use letters, digits and hyphens between dots.
            .a                     | Use letters, digits and hyphens between dots.
            a.                     | Write a.
            a b                    | Write it without spaces.
            https://is.example.com | Write is.example.com.
            is.example.com:9443    | Write is.example.com; ports have separate parameters.
            [2001:db8::1]          | Write 2001:db8::1.
            10.0.0.256             | Write four numbers from 0 to 255, or a name.
            """)
    void refusesHostNamesThatNoClientWouldMatch(String host, String cure) {
        assertThatThrownBy(() -> SubjectAlternativeName.parse(WHERE, "dns:" + host))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": dns:" + host + " is not a hostname. " + cure);
    }

    @Test
    void refusesAHostNameLongerThanTheDomainNameSystemAllows() {
        String label = "a".repeat(63);
        assertThatThrownBy(() ->
                        SubjectAlternativeName.parse(WHERE, "dns:" + String.join(".", label, label, label, label)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("is not a hostname.");
    }

    @Test
    void readsTheNamesOfACertificateAsTheyWereAskedFor() {
        KeyPair pair = Samples.pair(KeyAlgorithm.EC_P256, 0);
        List<SubjectAlternativeName> names = List.of(
                SubjectAlternativeName.parse(WHERE, "dns:bücher.example"),
                SubjectAlternativeName.parse(WHERE, "ip:2001:db8:0:0:1:0:0:1"),
                SubjectAlternativeName.parse(WHERE, "ip:10.0.0.1"),
                SubjectAlternativeName.parse(WHERE, "email:ops@example.com"),
                SubjectAlternativeName.parse(WHERE, "uri:spiffe://example.com/is"));
        var template = new CertificateTemplate(
                DistinguishedName.parse(WHERE, "CN=a"),
                names,
                Usages.of(Role.TLS, KeyAlgorithm.EC_P256),
                Period.ofDays(1));

        assertThat(SubjectAlternativeName.of(template.selfSigned(pair, Samples.NOW, Samples.RANDOM)))
                .isEqualTo(names);
    }
}
