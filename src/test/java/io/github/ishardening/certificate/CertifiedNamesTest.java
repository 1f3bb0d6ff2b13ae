package io.github.ishardening.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.OpenSsl;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertifiedNamesTest {

    private static final String NAMES =
            "DNS:IS.example.com,DNS:*.apps.example.com,DNS:*.com,DNS:*.co.uk,DNS:*.shop.co.uk,DNS:xn--mller-kva.example.com,"
                    + "DNS:192.0.2.7,IP:2001:db8::1,IP:10.0.0.1,URI:urn:is";

    @TempDir
    private static Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "is.example.com",
                "IS.EXAMPLE.COM",
                "is.example.com.",
                "one.apps.example.com",
                "*.apps.example.com",
                "one.shop.co.uk",
                "müller.example.com",
                "2001:DB8:0:0:0:0:0:1",
                "[2001:db8::1]",
                "10.0.0.1",
                "::ffff:10.0.0.1"
            })
    void includeAHostHoweverItIsWritten(String host) throws Exception {
        assertThat(CertifiedNames.of(certificate()).covers(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.com",
                "apps.example.com",
                "two.one.apps.example.com",
                "other.com",
                "shop.co.uk",
                "192.0.2.7",
                "10.0.0.2",
                "2001:db8::2",
                "urn:is",
                "my_server.example.com",
                "@env:HOST@",
                ""
            })
    void includeNoOther(String host) throws Exception {
        assertThat(CertifiedNames.of(certificate()).covers(host)).isFalse();
    }

    @Test
    void nameHostsOnly() throws Exception {
        assertThat(CertifiedNames.of(certificate()))
                .hasToString(
                        "*.apps.example.com, *.co.uk, *.com, *.shop.co.uk, 10.0.0.1, 192.0.2.7, 2001:db8::1, is.example.com,"
                                + " xn--mller-kva.example.com");
    }

    private static X509Certificate certificate() throws Exception {
        return OpenSsl.certificate(new OpenSsl(folder)
                .selfSigned(
                        "names", "/CN=names", List.of("-newkey", "rsa:2048", "-addext", "subjectAltName=" + NAMES)));
    }
}
