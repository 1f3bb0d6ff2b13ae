package io.github.ishardening.inspection.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientVerificationTest {

    @ParameterizedTest
    @CsvSource({
        "none, OFF",
        "false, OFF",
        "no, OFF",
        "'', OFF",
        "optional, ON",
        "want, ON",
        "required, ON",
        "require, ON",
        "true, ON",
        "yes, ON",
        "optionalNoCA, ON",
        "optional_no_ca, ON",
        "off, UNKNOWN",
        "@env:VERIFY@, UNKNOWN"
    })
    void isWhatTomcatMakesOfAWordInAnyCase(String word, ClientVerification meaning) {
        assertThat(ClientVerification.of(word)).isEqualTo(meaning);
        assertThat(ClientVerification.of(word.toUpperCase(Locale.ROOT))).isEqualTo(meaning);
    }

    @ParameterizedTest
    @CsvSource({
        "required, true",
        "Require, true",
        "TRUE, true",
        "yes, true",
        "want, false",
        "optional, false",
        "optionalNoCA, false",
        "none, false",
        "@env:VERIFY@, false"
    })
    void isACertificateWithoutWhichNobodyIsLetIn(String word, boolean isRequired) {
        assertThat(ClientVerification.isRequired(word)).isEqualTo(isRequired);
    }
}
