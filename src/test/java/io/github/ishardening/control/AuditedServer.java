package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.audit.Finding;
import io.github.ishardening.audit.Observations;
import io.github.ishardening.deployment.ConfigMapper;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.deployment.RenderCache;
import io.github.ishardening.distribution.Change;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * A real kernel, as it was shipped or hardened, that is broken somewhere and then audited. It is hardened once for all
 * tests, with the same keys.
 */
final class AuditedServer implements AutoCloseable {

    private static final Path WORK = Path.of("target", "audited");
    private static final RenderCache RENDERER =
            new RenderCache(WORK.resolve("rendered"), new ConfigMapper(Kernels::mapperJar));
    private static final Map<String, Map<String, Optional<byte[]>>> EDITS = new HashMap<>();

    private final Distribution distribution;
    private boolean existing;

    private AuditedServer(Distribution distribution) {
        this.distribution = distribution;
    }

    /** A kernel as it was shipped. */
    static AuditedServer stock(Kernel kernel) throws IOException {
        return new AuditedServer(kernel.open());
    }

    /** A hardened kernel. */
    static AuditedServer hardened(Kernel kernel) throws IOException {
        return hardened(kernel.version(), kernel::open);
    }

    /** A hardened look-alike of Identity Server 7.1. Skips the test where the product's configuration isn't there. */
    static AuditedServer hardenedLookAlike() throws IOException {
        return hardened("7.1", ProductLookAlike.IS_7_1::open);
    }

    private static synchronized AuditedServer hardened(String name, Opening server) throws IOException {
        if (!EDITS.containsKey(name)) {
            EDITS.put(name, harden(server));
        }
        var hardened = new AuditedServer(server.open());
        for (var edit : EDITS.get(name).entrySet()) {
            if (edit.getValue().isEmpty()) {
                hardened.distribution.delete(edit.getKey());
            } else if (edit.getKey().startsWith(ServerFiles.SECURITY)) {
                hardened.distribution.writePrivate(
                        edit.getKey(), edit.getValue().get());
            } else {
                hardened.distribution.write(edit.getKey(), edit.getValue().get());
            }
        }
        return hardened;
    }

    /** A server that somebody else has made. */
    static AuditedServer of(Distribution distribution) {
        return new AuditedServer(distribution);
    }

    /** What tells the tests' keys and the time. */
    static KeyBuilds builds() {
        var builds = new KeyBuilds(WORK.resolve("keys"));
        builds.renderer = RENDERER;
        return builds;
    }

    /** The same as a server that has data already. */
    AuditedServer withData() {
        existing = true;
        return this;
    }

    /** Replaces a text that is there. */
    AuditedServer replace(String path, String text, String replacement) throws IOException {
        String content = read(path);
        assertThat(content).contains(text);
        return put(path, content.replace(text, replacement));
    }

    /** Adds a text to the end of a file. */
    AuditedServer append(String path, String text) throws IOException {
        return put(path, read(path) + text);
    }

    /** Adds lines to {@code deployment.toml}, before its secrets. */
    AuditedServer toml(String lines) throws IOException {
        String content = read(ServerFiles.DEPLOYMENT_TOML);
        int secrets = content.indexOf("\n[secrets]");
        return put(
                ServerFiles.DEPLOYMENT_TOML,
                secrets < 0
                        ? content + "\n" + lines
                        : content.substring(0, secrets) + "\n" + lines + content.substring(secrets));
    }

    /** Writes a file. */
    AuditedServer put(String path, String content) throws IOException {
        return put(path, content.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Writes a file; one that is there keeps its mode. */
    AuditedServer put(String path, byte[] content) throws IOException {
        distribution.write(path, content);
        return this;
    }

    /** Takes a file out. */
    AuditedServer delete(String path) {
        distribution.delete(path);
        return this;
    }

    /** The text of a file. */
    String read(String path) throws IOException {
        return new String(distribution.read(path), StandardCharsets.ISO_8859_1);
    }

    /** The server itself. */
    Distribution distribution() {
        return distribution;
    }

    /** Where a text stands in {@code deployment.toml}: path and line. */
    String line(String text) throws IOException {
        return line(ServerFiles.DEPLOYMENT_TOML, text);
    }

    /** Where a text stands in a file: path and line. */
    String line(String path, String text) throws IOException {
        var lines = read(path).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return path + ":" + (i + 1);
            }
        }
        throw new AssertionError(text + " isn't in " + path);
    }

    /** What one control finds with the keys at hand, a line each: {@code severity location: message cure}. */
    List<String> findings(Control control) throws IOException {
        return findings(control, secrets(), builds().request().settings());
    }

    /** What one control finds where the keys aren't. */
    List<String> findingsWithoutKeys(Control control) throws IOException {
        return findings(control, SecretsAtHand.none(), builds().request().settings());
    }

    /** What one control finds with these settings. */
    List<String> findings(Control control, Settings settings) throws IOException {
        return findings(control, secrets(), settings);
    }

    /** What all controls find, with the keys at hand. */
    List<Finding> findings() throws IOException {
        return inspect(Controls.all(), secrets(), builds().request().settings());
    }

    /** What all controls say, with the keys at hand. */
    Observations observations() throws IOException {
        return observe(Controls.all(), secrets(), builds().request().settings());
    }

    /** What all controls say where the keys aren't. */
    Observations observationsWithoutKeys() throws IOException {
        return observe(Controls.all(), SecretsAtHand.none(), builds().request().settings());
    }

    private List<String> findings(Control control, SecretsAtHand secrets, Settings settings) throws IOException {
        var findings = inspect(List.of(control), secrets, settings);
        assertThat(findings).allMatch(finding -> finding.rule().equals(control.rule()));
        return findings.stream().map(AuditedServer::line).toList();
    }

    private List<Finding> inspect(List<Control> controls, SecretsAtHand secrets, Settings settings) throws IOException {
        return observe(controls, secrets, settings).findings();
    }

    private Observations observe(List<Control> controls, SecretsAtHand secrets, Settings settings) throws IOException {
        var before = distribution.edits();
        var request = new InspectionRequest(
                settings, secrets, Optional.empty(), Optional.empty(), Optional.empty(), existing);
        var observations =
                new Inspector(controls).observe(Inspection.of(request, builds().surroundings(), distribution));
        assertThat(distribution.edits()).isEqualTo(before);
        return observations;
    }

    /** A finding as one line. */
    static String line(Finding finding) {
        return "%s %s: %s %s".formatted(finding.severity(), finding.location(), finding.message(), finding.cure());
    }

    @Override
    public void close() throws IOException {
        distribution.close();
    }

    private static SecretsAtHand secrets() throws IOException {
        Properties secrets = builds().secrets();
        return name -> Optional.ofNullable(secrets.getProperty(name.key())).map(Secret::of);
    }

    private static Map<String, Optional<byte[]>> harden(Opening server) throws IOException {
        try (var distribution = server.open()) {
            ServerBuilds.harden(builds(), distribution);
            Map<String, Optional<byte[]>> edits = new TreeMap<>();
            for (var edit : distribution.edits().entrySet()) {
                edits.put(
                        edit.getKey(),
                        edit.getValue() == Change.DELETED
                                ? Optional.empty()
                                : Optional.of(distribution.read(edit.getKey())));
            }
            return edits;
        }
    }

    /** Opens a server. */
    private interface Opening {
        Distribution open() throws IOException;
    }
}
