package io.github.ishardening.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistinguishedNameTest {

    private static final String WHERE = "<keystores><tls><subject>";

    @Test
    void readsAFullSubject() {
        assertThat(DistinguishedName.parse(
                                WHERE, "CN=is.example.com, OU=\"Identity, Access\", O=Example, L=Zürich, C=CH")
                        .getName())
                .isEqualTo("CN=is.example.com,OU=Identity\\, Access,O=Example,L=Zürich,C=CH");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''               | must not be blank. Write it like CN=is.example.com,O=Example.
                    is.example.com   | is not a distinguished name: is.example.com. Write it like CN=is.example.com,O=Example.
                    CN=a,,O=b        | is not a distinguished name: CN=a,,O=b. Write it like CN=is.example.com,O=Example.
                    XY=a             | is not a distinguished name: XY=a. Write it like CN=is.example.com,O=Example.
                    CN=,O=Example    | has an attribute without a value.
                    CN=a,C=CHE       | the country must have two letters (C=CH), but is C=CHE.
                    """)
    void refusesWhatIsNoSubject(String given, String message) {
        assertThatThrownBy(() -> DistinguishedName.parse(WHERE, given))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": " + message);
    }

    @Test
    void refusesACommonNameThatIsTooLong() {
        assertThatThrownBy(() -> DistinguishedName.parse(WHERE, "CN=" + "a".repeat(65)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ": a common name has at most 64 characters, but this one has 65."
                        + " Shorten it: clients use the subject alternative names.");
    }
}
