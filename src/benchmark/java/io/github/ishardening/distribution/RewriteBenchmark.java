package io.github.ishardening.distribution;

import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.problem.UserLog;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Rewriting the zip of a kernel with a handful of edits, the digest included, beside a plain copy of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RewriteBenchmark {

    private static final Path KERNEL = Path.of("target", "distributions", "wso2carbon-core-4.10.32.zip");
    private static final int STORE_SIZE = 8000;

    private Path folder;
    private Path target;
    private Distribution distribution;

    /** Opens the kernel and stages what a hardening does. */
    @Setup
    public void stage() throws IOException {
        folder = Files.createTempDirectory(Path.of("target"), "rewrite");
        target = folder.resolve("copy.zip");
        distribution = Distribution.open(KERNEL);
        for (String store : new String[] {"primary.p12", "internal.p12", "tls.p12", "client-truststore.p12"}) {
            distribution.writePrivate(
                    "repository/resources/security/" + store, new byte[STORE_SIZE], PrivateFiles.OWNER);
        }
        distribution.write(Product.DEPLOYMENT_TOML, new byte[STORE_SIZE], PrivateFiles.OWNER);
        distribution.delete("repository/resources/security/wso2carbon.p12");
    }

    /** Makes way for the next copy. */
    @Setup(Level.Iteration)
    public void clear() throws IOException {
        Files.deleteIfExists(target);
    }

    /** Writes the zip, its digest and the checksum beside it, and forces it to the disk. */
    @Benchmark
    public void rewrite() throws IOException {
        distribution.saveTo(target, null, UserLog.silent());
    }

    /** Copies the zip as it is. */
    @Benchmark
    public void copy() throws IOException {
        Files.copy(KERNEL, target);
    }

    /** Copies the zip as it is and forces it to the disk, which the rewriting does too. */
    @Benchmark
    public void copyToTheDisk() throws IOException {
        Files.copy(KERNEL, target);
        try (FileChannel file = FileChannel.open(target, StandardOpenOption.WRITE)) {
            file.force(true);
        }
    }

    /** Leaves nothing behind. */
    @TearDown
    public void close() throws IOException {
        distribution.close();
        Files.deleteIfExists(target);
        Files.deleteIfExists(target.resolveSibling("copy.zip.sha256"));
        Files.delete(folder);
    }
}
