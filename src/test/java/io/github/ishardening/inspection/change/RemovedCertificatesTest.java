package io.github.ishardening.inspection.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.TrustLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemovedCertificatesTest {

    private static final String STORE = "repository/resources/security/client-truststore.p12";

    @TempDir
    private Path folder;

    @Test
    void keepsThemForAuditsToCome() throws IOException {
        Path file = folder.resolve("removed");
        new RemovedCertificates(List.of(
                        new TrustLine(STORE, "old\troot\n1", "expired 2025-05-12"),
                        new TrustLine(STORE, "wso2carbon", "a duplicate")))
                .writeTo(file);
        Files.writeString(file, Files.readString(file) + "not ours\n");

        var removed = RemovedCertificates.read(file);

        assertThat(removed.lines())
                .containsExactly(
                        new TrustLine(STORE, "old root 1", "expired 2025-05-12"),
                        new TrustLine(STORE, "wso2carbon", "a duplicate"));
        assertThat(removed.of(Set.of(STORE))).isEqualTo(removed.lines());
        assertThat(removed.of(Set.of("another"))).isEmpty();
        assertThat(RemovedCertificates.read(folder.resolve("none")).lines()).isEmpty();
    }
}
