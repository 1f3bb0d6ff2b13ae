package io.github.ishardening.hardening.handover.helm;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.file.PrivateFiles;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.mounted.MountRequest;
import io.github.ishardening.mounted.Mounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What a cluster gets of a hardened server by a chart: rendered by Helm itself with the values that were handed over,
 * beside the manifests that were.
 *
 * @param folder with the files that were handed over
 */
record HelmRelease(Path folder) {

    private static final String MANIFESTS = "manifests.yaml";

    /** Hardens a server, with the keys of {@link AuditedServer}, and hands over what a chart needs. */
    static HelmRelease of(Distribution distribution, Path folder) throws IOException {
        requireHelm();
        var builds = AuditedServer.builds();
        builds.helm = true;
        var hardened = ServerBuilds.harden(builds, distribution);
        var handOver =
                HelmHandOver.of(distribution, Optional.of(hardened.key(Role.TLS).entry()));
        HelmHandOver.write(folder, Optional.of(handOver));
        return new HelmRelease(folder);
    }

    /** Skips the test where this project has no Helm. */
    static void requireHelm() {
        String platform = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        assumeTrue(platform.equals("Linux amd64"), "Helm is here for Linux on x86-64 only");
    }

    /** Lays what a chart mounts over a server, as it does over WSO2's own image. */
    void install(Path chart, Distribution server) throws IOException {
        var manifests = new StringBuilder(new Helm(chart)
                .template()
                .withName("is")
                .withValuesFile(folder.resolve("values.yaml"))
                .call());
        for (String name : List.of("keystores-secret.yaml", "vault-secret.yaml", "server-files.yaml")) {
            manifests.append("\n---\n").append(Files.readString(folder.resolve(name)));
        }
        lay(manifests.toString(), folder, server);
    }

    /** Lays what a chart mounts by its own values over a server. */
    static void installStock(Path chart, Path folder, Distribution server) throws IOException {
        requireHelm();
        lay(new Helm(chart).template().withName("is").call(), folder, server);
    }

    /** The {@code deployment.toml} that a chart writes with these values. */
    static String deploymentToml(Path chart, Path values) {
        requireHelm();
        String rendered =
                new Helm(chart).template().withName("is").withValuesFile(values).call();
        for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(rendered)) {
            if (document instanceof Map<?, ?> manifest
                    && manifest.get("data") instanceof Map<?, ?> data
                    && data.get("deployment.toml") instanceof String text) {
                return text;
            }
        }
        throw new AssertionError("no deployment.toml in " + chart);
    }

    private static void lay(String manifests, Path folder, Distribution server) throws IOException {
        Files.writeString(folder.resolve(MANIFESTS), manifests);
        Mounts.read(new MountRequest(folder, Optional.of(MANIFESTS), Optional.empty(), Optional.empty()))
                .layOver(server, PrivateFiles.OWNER);
    }
}
