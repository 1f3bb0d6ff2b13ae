package io.github.ishardening.deployment;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The configuration of whole products, laid over kernels: templates, defaults, stores and {@code deployment.toml} are a
 * product's own, jars and start scripts the kernel's. The products isn't available in a build, so their configuration
 * lies beside the project on the machines of those who work on it; tests that want it are skipped elsewhere.
 */
public enum ProductLookAlike {
    IS_6_1("wso2is-6.1.0", Kernels.IDENTITY_SERVER_7_0, "wso2server"),
    IS_7_1("wso2is-7.1.0", Kernels.PKCS12, "wso2server"),
    APIM_4_5("wso2am-4.5.0", Kernels.IDENTITY_SERVER_7_0, "api-manager"),
    GATEWAY_4_5("wso2am-universal-gw-4.5.0", Kernels.IDENTITY_SERVER_7_0, "gateway");

    private static final Path OVERLAYS = Path.of("..", "shared", "lookalikes");
    private static final Path MADE = Path.of("target", "lookalikes");
    private static final String DELETED = ".deleted";
    private static final String KERNEL_SCRIPT = "bin/wso2server.";

    private final String product;
    private final String kernel;
    private final String script;

    ProductLookAlike(String product, String kernel, String script) {
        this.product = product;
        this.kernel = kernel;
        this.script = "bin/" + script + ".";
    }

    /** Opens its zip; the caller closes it. Skips the test where the product's configuration isn't there. */
    public Distribution open() throws IOException {
        return Distribution.open(zip());
    }

    /** Its zip, made at the first call. Skips the test where the product's configuration isn't there. */
    public synchronized Path zip() throws IOException {
        Path overlay = OVERLAYS.resolve(product + ".overlay.zip");
        assumeTrue(Files.exists(overlay), () -> "the configuration of " + product + " is not beside this project");
        Path zip = MADE.resolve(product + ".zip");
        if (!Files.exists(zip)) {
            Files.createDirectories(MADE);
            Path half = Files.createTempFile(MADE, product, ".half");
            lay(overlay, half);
            Files.move(half, zip);
        }
        return zip;
    }

    private void lay(Path overlay, Path zip) throws IOException {
        try (var over = ZipFile.builder().setPath(overlay).get();
                var under = ZipFile.builder().setPath(Kernels.zip(kernel)).get();
                var out = new ZipArchiveOutputStream(zip)) {
            Set<String> left = new HashSet<>(
                    new String(over.getInputStream(over.getEntry(DELETED)).readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
            for (var entries = over.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                if (left.add(entry.getName())
                        && !entry.isDirectory()
                        && !entry.getName().equals(DELETED)) {
                    put(out, entry.getName(), entry, over.getInputStream(entry).readAllBytes());
                }
            }
            for (var entries = under.getEntriesInPhysicalOrder(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                String path = entry.getName().substring(entry.getName().indexOf('/') + 1);
                boolean isStartScript = path.startsWith(KERNEL_SCRIPT);
                if (!path.isEmpty() && (isStartScript || !left.contains(path))) {
                    putOfKernel(out, path, entry, under);
                }
            }
        }
    }

    private void putOfKernel(ZipArchiveOutputStream out, String path, ZipArchiveEntry entry, ZipFile kernel)
            throws IOException {
        byte[] content = kernel.getInputStream(entry).readAllBytes();
        if (path.startsWith(KERNEL_SCRIPT) && !script.equals(KERNEL_SCRIPT)) {
            // As WSO2 ships these: host names aren't verified.
            byte[] shipped = new String(content, StandardCharsets.ISO_8859_1)
                    .replace("hostnameVerifier=DefaultAndLocalhost", "hostnameVerifier=AllowAll")
                    .getBytes(StandardCharsets.ISO_8859_1);
            entry.setMethod(ZipEntry.DEFLATED);
            put(out, script + path.substring(KERNEL_SCRIPT.length()), entry, shipped);
        } else {
            put(out, path, entry, content);
        }
    }

    private void put(ZipArchiveOutputStream out, String path, ZipArchiveEntry like, byte[] content) throws IOException {
        var entry = new ZipArchiveEntry(product + "/" + path);
        entry.setMethod(like.getMethod());
        if (like.getMethod() == ZipEntry.STORED) {
            entry.setSize(content.length);
            entry.setCrc(like.getCrc());
        }
        entry.setTime(like.getTime());
        if (like.getUnixMode() != 0) {
            entry.setUnixMode(like.getUnixMode());
        }
        out.putArchiveEntry(entry);
        out.write(content);
        out.closeArchiveEntry();
    }
}
