package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.UserLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.junit.jupiter.api.Test;

/** Stores that somebody made to keep the build busy: it ends within a minute, with a report that says what wasn't seen. */
@MojoTest
class HostileStoresTest extends GoalTest {

    private static final String CONFIGURATION =
            POM + "<distribution>attacked.zip</distribution>" + "<hostname>is.example.com</hostname>" + FAST_KEYS + END;
    private static final String SECURITY = "repository/resources/security/";
    private static final String TOO_SLOW =
            "couldn't be checked: it requires more iterations than legitimate stores do.";

    @Test
    @InjectMojo(goal = "harden", pom = CONFIGURATION)
    void hardenIsNotKeptBusyByStoresOfMillionsOfIterations(HardenMojo goal)
            throws IOException, GeneralSecurityException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            attack(kernel);
        }

        assertTimeoutPreemptively(Duration.ofMinutes(1), goal::execute);

        assertThat(unseen()).contains(SECURITY + "99.p12 " + TOO_SLOW).hasSizeGreaterThan(90);
    }

    @Test
    @InjectMojo(goal = "audit", pom = CONFIGURATION)
    void auditIsNotKeptBusyByWhatAnArchiveUnpacksTo(AuditMojo goal) throws IOException, GeneralSecurityException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            kernel.write("repository/thirty.jar", thirtyStores());
            attack(kernel);
        }

        assertThatExceptionOfType(MojoFailureException.class)
                .isThrownBy(() -> assertTimeoutPreemptively(Duration.ofMinutes(1), goal::execute))
                .withMessageContaining(
                        "published-key: " + SECURITY + "client-truststore.p12: contains wso2carbon, whose private"
                                + " key ships with WSO2 Identity Server 7.0.0.");

        assertThat(unseen())
                .contains(
                        SECURITY + "99.p12 " + TOO_SLOW,
                        "repository/thirty.jar!/00.jks couldn't be checked: it is larger than the limit for"
                                + " a store or"
                                + " certificate file, 8 MiB, and 29 more in the same file.");
    }

    private void attack(Distribution kernel) throws IOException, GeneralSecurityException {
        char[] password = "wso2carbon".toCharArray();
        var stock = KeyStore.getInstance("PKCS12");
        stock.load(new ByteArrayInputStream(kernel.read(SECURITY + "wso2carbon.p12")), password);
        // A store that was read without a MAC is written without one.
        var withMac = KeyStore.getInstance("PKCS12");
        withMac.load(null, null);
        withMac.setCertificateEntry("wso2carbon", stock.getCertificate("wso2carbon"));
        var bytes = new ByteArrayOutputStream();
        withMac.store(bytes, password);
        var store = Pfx.getInstance(bytes.toByteArray());
        var mac = store.getMacData();
        byte[] slow = new Pfx(store.getAuthSafe(), new MacData(mac.getMac(), mac.getSalt(), 4_000_000)).getEncoded();
        for (int i = 0; i < 100; i++) {
            kernel.write(SECURITY + "%02d.p12".formatted(i), slow);
        }
        kernel.saveTo(basedir.resolve("attacked.zip"), Instant.parse("2026-11-22T10:15:30Z"), UserLog.silent());
    }

    private static byte[] thirtyStores() throws IOException {
        var bytes = new ByteArrayOutputStream();
        byte[] store =
                Arrays.copyOf(new byte[] {(byte) 0xFE, (byte) 0xED, (byte) 0xFE, (byte) 0xED, 0, 0, 0, 2}, 63 << 20);
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(Deflater.BEST_SPEED);
            for (int i = 0; i < 30; i++) {
                zip.putNextEntry(new ZipEntry("%02d.jks".formatted(i)));
                zip.write(store);
            }
        }
        return bytes.toByteArray();
    }

    /** Of what the report says that it couldn't be checked. */
    private List<String> unseen() throws IOException {
        Path report = basedir.resolve("target/is-hardening/reports/audit.json");
        JsonNode findings = new ObjectMapper().readTree(report.toFile()).at("/findings");
        return StreamSupport.stream(findings.spliterator(), false)
                .filter(finding -> finding.at("/rule").asText().equals("published-key"))
                .map(finding -> finding.at("/location").asText() + " "
                        + finding.at("/message").asText())
                .filter(line -> line.contains("couldn't be checked"))
                .toList();
    }
}
