package io.github.ishardening.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.fixture.Asked;
import io.github.ishardening.keystore.Pkcs12Profile;
import io.github.ishardening.problem.ProblemException;
import java.time.Period;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeystoreSpecTest {

    @Test
    void hasDefaultsForEveryRole() {
        KeystoreSpec tls = Asked.of(Role.TLS);
        assertThat(tls.algorithm()).isEqualTo(KeyAlgorithm.RSA_3072);
        assertThat(tls.validity()).isEqualTo(Period.ofDays(825));
        assertThat(tls.renewBefore()).isEqualTo(Period.ofDays(30));
        assertThat(tls.alias()).isEqualTo("tls");
        assertThat(Asked.of(Role.PRIMARY).validity()).isEqualTo(Period.ofDays(825));
        assertThat(Asked.of(Role.INTERNAL).validity()).isEqualTo(Period.ofYears(10));
        assertThat(Asked.of(Role.CA).validity()).isEqualTo(Period.ofYears(10));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    P0D   | P0D  | <keystores><tls><validity>: must be 1 day or more, but is 0.
                    P-1D  | P0D  | <keystores><tls><validity>: must be 1 day or more, but is P-1D.
                    P31Y  | P30D | <keystores><tls><validity>: must be 30 years or less, but is P31Y.
                    P30D  | P30D | <keystores><tls><renewBefore>: must be shorter than the validity of P30D and not negative, but is P30D. Otherwise, every build would renew the certificate.
                    P1Y   | P-1D | <keystores><tls><renewBefore>: must be shorter than the validity of P1Y and not negative, but is P-1D. Otherwise, every build would renew the certificate.
                    """)
    void refusesPeriodsOutOfBounds(Period validity, Period renewBefore, String message) {
        assertThatThrownBy(() -> Asked.with(Asked.of(Role.TLS), validity, renewBefore))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"P1D, P0D", "P30Y, P30D", "P1M, P30D"})
    void acceptsPeriodsAtTheirBounds(Period validity, Period renewBefore) {
        assertThat(Asked.with(Asked.of(Role.TLS), validity, renewBefore).validity())
                .isEqualTo(validity);
    }

    @Test
    void refusesAnAliasThatBreaksTheServersXml() {
        assertThat(Asked.withAlias(Asked.of(Role.TLS), "My-Key").alias()).isEqualTo("my-key");
        assertThatThrownBy(() -> Asked.withAlias(Asked.of(Role.TLS), "a&b"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<keystores><tls><alias>: must consist of letters, digits and _ . -, but is a&b.");
    }

    @Test
    void namesTheProfilesThatThereAre() {
        assertThat(Pkcs12Profile.parse("<pkcs12Profile>", "legacy")).isEqualTo(Pkcs12Profile.LEGACY);
        assertThatThrownBy(() -> Pkcs12Profile.parse("<pkcs12Profile>", "old"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("<pkcs12Profile>: must be modern or legacy, but is old.");
    }
}
