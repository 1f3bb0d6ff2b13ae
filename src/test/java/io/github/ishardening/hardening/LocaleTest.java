package io.github.ishardening.hardening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.control.Inspector;
import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.oracle.JavaProcess;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real kernel, hardened and audited by a user whose language has digits of its own: it comes to the same. */
class LocaleTest {

    /** Makes {@code password-hashing}, whose value is a number in a text, apply to the kernel. */
    private static final String BUNDLE =
            "repository/components/plugins/org.wso2.carbon.identity.hash.provider.pbkdf2_0.1.4.jar";

    @TempDir
    private Path folder;

    @Test
    void changesNothing() throws IOException, InterruptedException {
        build("fa-IR");
        Path theirs = folder.resolve("fa-IR");
        assertThat(Files.readString(theirs.resolve("deployment.toml"))).contains("{pbkdf2.iteration.count:10000, ");

        build("und");

        Path neutral = folder.resolve("und");
        for (String file : List.of("deployment.toml", "edits", "findings")) {
            assertThat(theirs.resolve(file)).hasSameTextualContentAs(neutral.resolve(file));
        }
    }

    /** In a process of its own, as constants are formatted once. */
    private void build(String language) throws IOException, InterruptedException {
        try (var build = JavaProcess.start(LocaleTest.class, folder.toString(), language)) {
            assertThat(build.end()).isZero();
        }
    }

    /** What runs in the process; takes the folder of all builds, which share their keys, and the language. */
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.forLanguageTag(arguments[1]));
        Path shared = Path.of(arguments[0]);
        Path results = Files.createDirectory(shared.resolve(arguments[1]));
        try (var servers = new ServerBuilds(results);
                var server = Kernel.PKCS12.open()) {
            var builds = servers.with("../keys");
            builds.hostname = Optional.of("2001:db8::1");
            server.write(BUNDLE, new byte[0]);
            ServerBuilds.harden(builds, server);
            Files.write(results.resolve("deployment.toml"), server.read(ServerFiles.DEPLOYMENT_TOML));
            var edits = new TreeMap<String, Optional<String>>();
            for (String path : server.edits().keySet()) {
                edits.put(path, server.contentDigest(path));
            }
            Files.writeString(results.resolve("edits"), edits.toString());
            var secrets = builds.secrets();
            var request = new InspectionRequest(
                    builds.request().settings(),
                    name -> Optional.ofNullable(secrets.getProperty(name.key())).map(Secret::of),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    AdvisoryData.shipped());
            var findings = new Inspector(Controls.all())
                    .observe(Inspection.of(request, builds.surroundings(), server))
                    .findings();
            Files.write(
                    results.resolve("findings"),
                    findings.stream().map(AuditedServer::line).toList(),
                    UTF_8);
        }
    }
}
