package io.github.ishardening.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.secret.RealVault;
import io.github.ishardening.secret.SecretConf;
import io.github.ishardening.secret.SecretName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringTokenizer;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HardenedVaultTest {

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    @TempDir
    Path home;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource
    void holdsNothingThatWso2sOwnVaultCantDecrypt(Kernel kernel) throws Exception {
        var builds = servers.with("keys");
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(builds, distribution);
            var entries = entries(ServerBuilds.toml(distribution));
            String store = kernel.store("internal");
            Files.createDirectories(home.resolve(store).getParent());
            Files.write(home.resolve(store), distribution.read(store));

            var decrypted = new RealVault(home)
                    .decrypt(
                            kernel.version(),
                            text(distribution, SecretConf.PATH),
                            entries,
                            builds.secrets().getProperty("internal.password"));

            assertThat(decrypted).containsOnlyKeys(entries.keySet()).containsAllEntriesOf(kept(builds, entries));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isLeftAsItIsByWso2sCipherToolsOfTheLine11(Kernel kernel) throws IOException {
        try (var distribution = kernel.open()) {
            ServerBuilds.harden(servers.with("keys"), distribution);
            var toml = text(distribution, ServerFiles.DEPLOYMENT_TOML);

            String written = writtenByCipherTool11(toml, entries(ServerBuilds.toml(distribution)));
            // It puts a second blank behind each alias.
            assertThat(written.replace("  = \"", " = \"")).isEqualTo(toml);
        }
    }

    @Test
    void wouldLoseWhatStandsBehindACommentOrATable() {
        for (String trap : List.of("# a comment\n", "[server]\n", "\"quoted\" = \"x\"\n")) {
            assertThatNullPointerException()
                    .isThrownBy(() ->
                            writtenByCipherTool11("[secrets]\na = \"x\"\n" + trap, Map.of("a", "x", "quoted", "x")));
        }
    }

    /**
     * What WSO2's cipher tools 1.1.0 to 1.1.28 make of a file. They have emptied it before they read the first line, and
     * take every line behind the header for an entry.
     */
    private static String writtenByCipherTool11(String toml, Map<String, String> entries) {
        var lines = new ArrayList<String>();
        boolean found = false;
        for (String line : toml.lines().toList()) {
            if (found) {
                var tokens = new StringTokenizer(line, "=");
                if (tokens.hasMoreTokens()) {
                    String key = tokens.nextToken();
                    lines.add(key + " = \"".concat(entries.get(key.trim())).concat("\""));
                } else {
                    lines.add(line);
                }
            } else {
                found = line.trim().equals("[secrets]");
                lines.add(line);
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, String> entries(DeploymentToml toml) {
        Map<String, String> entries = new TreeMap<>();
        toml.names("secrets")
                .forEach(alias ->
                        entries.put(alias, toml.string("secrets." + alias).orElseThrow()));
        return entries;
    }

    /** The secrets that the plugin made, by alias. */
    private static Map<String, String> kept(KeyBuilds builds, Map<String, String> entries) throws IOException {
        Properties secrets = builds.secrets();
        Map<String, String> kept = new TreeMap<>();
        for (SecretName name : SecretName.ours()) {
            if (entries.containsKey(name.alias())) {
                kept.put(name.alias(), secrets.getProperty(name.key()));
            }
        }
        assertThat(kept).hasSizeGreaterThan(4);
        return kept;
    }

    private static String text(Distribution distribution, String path) throws IOException {
        return new String(distribution.read(path), StandardCharsets.UTF_8);
    }
}
