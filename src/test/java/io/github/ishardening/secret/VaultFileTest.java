package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultFileTest {

    private static final String WHERE = "keys/vault.properties";
    private static final byte[] KEY = {1, 2, 3};

    @Test
    void keepsCiphertextsByNameForTheNextBuild() {
        VaultFile first = new VaultFile(WHERE, Optional.empty());
        first.keep("internal.jks", KEY);

        VaultFile second = new VaultFile(WHERE, first.changedContent());

        assertThat(second.kept("internal.jks")).contains(KEY);
        assertThat(second.kept("tls.jks")).isEmpty();
        second.keep("internal.jks", KEY);
        assertThat(second.changedContent()).isEmpty();
    }

    @Test
    void hasNothingWhereWhatWasKeptIsDamaged() {
        VaultFile file = new VaultFile(WHERE, Optional.of("kept.tls.jks=AQI*\n".getBytes(StandardCharsets.US_ASCII)));

        assertThat(file.kept("tls.jks")).isEmpty();
        file.keep("tls.jks", KEY);
        assertThat(file.kept("tls.jks")).contains(KEY);
    }

    @Test
    void saysWhatTheFileIs() {
        VaultFile file = new VaultFile(WHERE, Optional.empty());
        file.keep("tls.jks", KEY);

        assertThat(new String(file.changedContent().orElseThrow(), StandardCharsets.US_ASCII))
                .isEqualTo("""
                        # Ciphertexts of is-hardening-maven-plugin, kept so that the next build produces the same bytes.
                        # You may delete this file: it is re-created, with different bytes.
                        kept.tls.jks=AQID
                        """);
    }

    @Test
    void namesTheLineThatIsBroken() {
        byte[] content = "kept.a=AAAA\nkept.b\n".getBytes(StandardCharsets.US_ASCII);

        assertThatThrownBy(() -> new VaultFile(WHERE, Optional.of(content)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(WHERE + ", line 2: must have a name and a value."
                        + " Fix the line, or restore the file from a backup.");
    }
}
