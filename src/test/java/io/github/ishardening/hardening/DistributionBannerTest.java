package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.fixture.SmallServer;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.VaultAlgorithm;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DistributionBannerTest {

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " | ", textBlock = """
            PKCS12 | WSO2 Carbon Kernel 4.10.32 (kernel 4.10.32, PKCS12)
            JKS    | WSO2 Carbon Kernel 4.7.1 (kernel 4.7.1, JKS)
            OLDEST | WSO2 Carbon Kernel 4.5.1 (kernel 4.5.1, JKS)
            """)
    void namesProductVersionKernelAndStores(Kernel kernel, String line) throws IOException {
        try (var distribution = kernel.open()) {
            assertThat(DistributionBanner.of(distribution, servers.with("keys").surroundings()))
                    .isEqualTo(line);
        }
    }

    @Test
    void refusesAHardenedDirectoryWhoseOriginalsAreGone() throws IOException {
        var conf = new SecretConf("internal.p12", "PKCS12", "internal", VaultAlgorithm.OAEP);
        var server = SmallServer.of("WSO2 Identity Server v7.1.0", shared).with(SecretConf.PATH, conf.text());

        try (var distribution = server.open()) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> DistributionBanner.of(
                            distribution, servers.with("keys").surroundings()))
                    .withMessage(distribution.location()
                            + ": is hardened already, and the original files are gone."
                            + " Unpack the distribution again, and make sure that mvn clean deletes the folder"
                            + " together with its originals.");
        }
    }
}
