package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.ishardening.certificate.CertificateTemplate;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.KeyAlgorithm;
import io.github.ishardening.certificate.PemWriter;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Usages;
import io.github.ishardening.keystore.OpenStores;
import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.secret.SecretResolver;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Very many partners in one file, from its bytes to the proof of the truststore. */
class ManyPartnersTest {

    private static final KeyPair PAIR = KeyAlgorithm.EC_P256.generate(OwnKeys.RANDOM);

    @TempDir
    Path folder;

    /** Of one name are those that a partner has renewed again and again. */
    @ParameterizedTest
    @ValueSource(strings = {"CN=partner %d", "CN=partner"})
    void allArrive(String subject) throws Exception {
        List<X509Certificate> certificates = selfSigned(1000, subject);

        var trusted = truststore(file(certificates)).trusted();

        assertThat(trusted).hasSize(1000);
        assertThat(trusted.get("partner")).isEqualTo(certificates.get(0));
        for (int number = 2; number <= 1000; number++) {
            assertThat(trusted.get("partner-" + number)).isEqualTo(certificates.get(number - 1));
        }
    }

    /** Counted in what is allocated, which unlike time doesn't depend on the machine. */
    @Test
    void costTwiceAsMuchWhereTheyAreTwiceAsMany() throws IOException {
        Path some = file(selfSigned(300, "CN=partner %d"));
        Path twiceAsMany = file(selfSigned(600, "CN=partner %d"));
        truststore(some);

        long cost = allocated(some);

        assertThat(allocated(twiceAsMany)).isBetween(cost * 3 / 2, cost * 5 / 2);
    }

    private static long allocated(Path file) throws IOException {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        truststore(file);
        return threads.getCurrentThreadAllocatedBytes() - before;
    }

    private static List<X509Certificate> selfSigned(int size, String subject) {
        return IntStream.range(0, size)
                .mapToObj(number -> DistinguishedName.parse("<subject>", subject.formatted(number)))
                .map(name -> new CertificateTemplate(
                                name, List.of(), Usages.of(Role.TLS, KeyAlgorithm.EC_P256), Period.ofDays(90))
                        .selfSigned(PAIR, OwnKeys.NOW, OwnKeys.RANDOM))
                .toList();
    }

    private Path file(List<X509Certificate> certificates) throws IOException {
        return Files.writeString(folder.resolve(certificates.size() + ".pem"), PemWriter.certificates(certificates));
    }

    /** Reads, plans, writes and proves, as an import does. */
    private static StagedKeystore truststore(Path file) throws IOException {
        var source = new CertificateSource(
                "<certificate>",
                new CertificateLocation.Local(file),
                Optional.of("partner"),
                Set.of(),
                Optional.empty());
        var secrets = new SecretResolver(name -> Optional.empty(), server -> Optional.empty(), UserLog.silent());
        var partners = new PartnerReader(coordinates -> file, secrets).read(List.of(source));
        var policy = new TruststorePolicy(ExpiredPolicy.DROP, PublishedKeys.load(), OwnKeys.NOW);
        var plan = TruststorePlan.of("client-truststore.p12", List.of(), List.of(), partners, policy);
        var store = OwnKeys.truststore(plan.entries());
        new TrustProof(store, new OpenStores(), OwnKeys.NOW).requireChainsOf(partners);
        return store;
    }
}
