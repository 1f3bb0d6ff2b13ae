package io.github.ishardening.trust;

import io.github.ishardening.certificate.KeystoreEntry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Planning a truststore of as many entries as the stock one has, and of many more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class TruststoreBenchmark {

    /** How many entries it has. */
    @Param({"150", "1000", "10000"})
    public int entries;

    private final TruststorePolicy policy = new TruststorePolicy(ExpiredPolicy.DROP, PublishedKeys.load(), OwnKeys.NOW);

    private List<TruststoreEntry> current;
    private List<Partner> partners;

    /** Half of the entries are there, the others come in. */
    @Setup
    public void issue() {
        KeystoreEntry authority = OwnKeys.authority("authority");
        List<TruststoreEntry> all = IntStream.range(0, entries)
                .mapToObj(number -> new TruststoreEntry(
                        "entry-" + number,
                        OwnKeys.leaf("server " + number, authority).certificate()))
                .toList();
        current = all.subList(0, entries / 2);
        partners = all.subList(entries / 2, entries).stream()
                .map(entry -> new Partner(entry, "partners.pem", Set.of()))
                .toList();
    }

    /** Plans it. */
    @Benchmark
    public TruststorePlan planTheTruststore() {
        return TruststorePlan.of("client-truststore.p12", current, List.of(), partners, policy);
    }
}
