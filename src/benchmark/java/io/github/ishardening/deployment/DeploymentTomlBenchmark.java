package io.github.ishardening.deployment;

import io.github.ishardening.distribution.Product;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reading a kernel's deployment.toml, setting a handful of keys, and writing it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DeploymentTomlBenchmark {

    private byte[] shipped;

    /** Takes the file as it is shipped. */
    @Setup
    public void read() throws IOException {
        shipped = Kernels.toml(Kernels.PKCS12);
    }

    /** Replaces values, and adds a key, a table and a secret. */
    @Benchmark
    public byte[] editTheToml() {
        DeploymentToml toml = DeploymentToml.parse(shipped, Product.DEPLOYMENT_TOML);
        toml.set("server.hostname", "is.example.com");
        toml.set("server.offset", 1);
        toml.set("keystore.primary.file_name", "primary.p12");
        toml.set("keystore.primary.password", "$secret{keystore_primary_password}");
        toml.set("keystore.tls.alias", "tls");
        toml.set("transport.https.sslHostConfig.properties.protocols", "+TLSv1.2,+TLSv1.3");
        toml.setSecret("keystore_primary_password", "Q2lwaGVy");
        return toml.bytes();
    }
}
