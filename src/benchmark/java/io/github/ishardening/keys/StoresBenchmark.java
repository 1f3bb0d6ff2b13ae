package io.github.ishardening.keys;

import io.github.ishardening.certificate.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Making the keys, certificates and stores of all roles, RSA-3072 each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class StoresBenchmark {

    private static final KeysPlan PLAN = KeysPlan.of(
            "is.example.com", Arrays.stream(Role.values()).map(KeystoreSpec::of).toList());

    private Path folder;

    /** Takes an empty keys directory. */
    @Setup(Level.Iteration)
    public void empty() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "benchmark", "keys")), "new");
    }

    /** Makes them all. */
    @Benchmark
    public Keys makeTheStores() throws IOException {
        return new Builds(folder).run(PLAN);
    }
}
