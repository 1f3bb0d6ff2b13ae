package io.github.ishardening.control.catalogue;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Auditing a hardened kernel, a look into its archives included; it was rendered before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AuditBenchmark {

    /** Whether an earlier audit has cleared the archives. */
    @Param({"true", "false"})
    public boolean archivesCleared;

    private AuditedServer server;
    private final Notes cleared = new Notes(Path.of("target", "benchmark", "cleared-archives"), 1, "benchmark");

    /** Hardens the kernel. */
    @Setup
    public void harden() throws IOException {
        server = AuditedServer.hardened(Kernel.PKCS12);
        audit();
    }

    /** Forgets the archives if they are to be looked into. */
    @Setup(Level.Iteration)
    public void forget() throws IOException {
        if (!archivesCleared) {
            cleared.forget();
        }
    }

    /** Audits it. */
    @Benchmark
    public List<Finding> audit() throws IOException {
        var builds = AuditedServer.builds();
        Properties secrets = builds.secrets();
        var request = new InspectionRequest(
                builds.request().settings(),
                name -> Optional.ofNullable(secrets.getProperty(name.key())).map(Secret::of),
                Optional.empty(),
                Optional.empty(),
                Optional.of(cleared),
                false);
        return new Inspector(Controls.all())
                .observe(Inspection.of(request, builds.surroundings(), server.distribution()))
                .findings();
    }

    /** Closes the kernel. */
    @TearDown
    public void close() throws IOException {
        server.close();
    }
}
