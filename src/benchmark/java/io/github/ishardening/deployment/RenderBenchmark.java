package io.github.ishardening.deployment;

import io.github.ishardening.distribution.Distribution;
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
import org.openjdk.jmh.annotations.TearDown;

/** Rendering a kernel's configuration with WSO2's config-mapper, without the cache. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RenderBenchmark {

    private ConfigMapper mapper;
    private Distribution kernel;
    private byte[] toml;

    /** Opens the kernel. */
    @Setup
    public void open() throws IOException {
        mapper = new ConfigMapper(Kernels::mapperJar);
        kernel = Kernels.open(Kernels.PKCS12);
        toml = kernel.read(Product.DEPLOYMENT_TOML);
    }

    /** Renders it. */
    @Benchmark
    public Rendered render() throws IOException {
        return mapper.render(kernel, toml);
    }

    /** Closes the kernel. */
    @TearDown
    public void close() throws IOException {
        kernel.close();
        mapper.close();
    }
}
