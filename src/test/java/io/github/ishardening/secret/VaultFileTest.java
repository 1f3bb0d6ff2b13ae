package io.github.ishardening.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VaultFileTest {

    private static final String WHERE = "keys/vault.properties";

    @Test
    void keepsCiphertextsByNameForTheNextBuild() {
        VaultFile first = new VaultFile(WHERE, Optional.empty());
        first.keep("internal.jks", "AAAA");

        VaultFile second = new VaultFile(WHERE, first.changedContent());

        assertThat(second.kept("internal.jks")).contains("AAAA");
        assertThat(second.kept("tls.jks")).isEmpty();
        second.keep("internal.jks", "AAAA");
        assertThat(second.changedContent()).isEmpty();
    }

    @Test
    void saysWhatTheFileIs() {
        VaultFile file = new VaultFile(WHERE, Optional.empty());
        file.keep("tls.jks", "BBBB");

        assertThat(new String(file.changedContent().orElseThrow(), StandardCharsets.US_ASCII))
                .isEqualTo("""
                        # Ciphertexts of is-hardening-maven-plugin, kept so that the next build produces the same bytes.
                        # You may delete this file: it is re-created, with different bytes.
                        kept.tls.jks=BBBB
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
