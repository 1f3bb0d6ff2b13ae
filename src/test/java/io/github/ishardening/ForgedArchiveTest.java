package io.github.ishardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.problem.UserLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** An archive that takes the place of one that an audit has cleared: path, size and CRC-32 are what a forger chooses. */
@MojoTest
class ForgedArchiveTest extends GoalTest {

    private static final String CONFIGURATION = POM + "<distribution>server.zip</distribution>" + END;
    private static final String JAR = "repository/components/lib/any.jar";
    private static final int PATCH = 4;

    @Test
    @InjectMojo(goal = "audit", pom = CONFIGURATION)
    void isLookedIntoAgain(AuditMojo goal) throws IOException, GeneralSecurityException {
        byte[] published = publishedCertificate();
        byte[] clean = jar(new byte[published.length]);
        byte[] forged = withChecksumOf(clean, jar(published));
        assertThat(forged).hasSameSizeAs(clean);
        assertThat(checksum(forged)).isEqualTo(checksum(clean));

        assertThat(audited(goal, clean)).doesNotContain(JAR);
        assertThat(audited(goal, forged))
                .contains(JAR + "!/entry")
                .contains("contains certificate, whose private key ships with WSO2 Identity Server 7.0.0.");
    }

    /** The report on a server with this archive; the rest of it is a stock server, which fails. */
    private String audited(AuditMojo goal, byte[] jar) throws IOException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            kernel.write(JAR, jar);
            kernel.saveTo(basedir.resolve("server.zip"), Instant.parse("2026-11-22T10:15:30Z"), UserLog.silent());
        }
        assertThatExceptionOfType(MojoFailureException.class).isThrownBy(goal::execute);
        return Files.readString(basedir.resolve("target/is-hardening/reports/audit.json"));
    }

    private static byte[] publishedCertificate() throws IOException, GeneralSecurityException {
        try (var kernel = Kernels.open(Kernels.PKCS12)) {
            var stock = KeyStore.getInstance("PKCS12");
            stock.load(
                    new ByteArrayInputStream(kernel.read("repository/resources/security/wso2carbon.p12")),
                    "wso2carbon".toCharArray());
            return stock.getCertificate("wso2carbon").getEncoded();
        }
    }

    /** A jar of one stored entry, with a comment at its end. */
    private static byte[] jar(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setComment("0".repeat(PATCH));
            var entry = new ZipEntry("entry");
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(checksum(content));
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    /** The forged jar with a comment that gives it the CRC-32 of another: the table's steps, walked back four bytes. */
    private static byte[] withChecksumOf(byte[] original, byte[] forged) {
        int[] table = table();
        int[] steps = new int[PATCH];
        int wanted = ~(int) checksum(original);
        for (int i = PATCH - 1; i >= 0; i--) {
            while (table[steps[i]] >>> 24 != wanted >>> 24) {
                steps[i]++;
            }
            wanted = (wanted ^ table[steps[i]]) << 8;
        }
        byte[] patched = Arrays.copyOf(forged, forged.length);
        int state = ~(int) checksum(Arrays.copyOf(forged, forged.length - PATCH));
        for (int i = 0; i < PATCH; i++) {
            patched[patched.length - PATCH + i] = (byte) (state ^ steps[i]);
            state = table[steps[i]] ^ state >>> 8;
        }
        return patched;
    }

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i;
            for (int bit = 0; bit < 8; bit++) {
                value = (value & 1) == 0 ? value >>> 1 : value >>> 1 ^ 0xEDB88320;
            }
            table[i] = value;
        }
        return table;
    }

    private static long checksum(byte[] content) {
        var checksum = new CRC32();
        checksum.update(content);
        return checksum.getValue();
    }
}
