package io.github.ishardening.hardening.handover.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HardenedValuesTest {

    private static final String TEMPLATE = """
            list = 'own'

            [server]
            hostname = 'quoted ingress.host gateway.host'
            offset = 'raw offset'
            role = 'writes default'

            [pool]
            size = 'raw size'
            '*' = 'quoted options.*'

            [cors]
            origins = 'json origins'

            [locking]
            enable = 'writes true'

            [taken]
            known = 'own'

            [access]
            control = 'appends'
            """;

    private static final String DEFAULTS = """
            {"cors.max_age": 1, "server.role": "stock", "taken": {"a": [1.5, null]}}
            """;

    @TempDir
    Path folder;

    private ServerDefaults defaults;

    @Test
    void tellsTheChartByItsOwnNames() throws IOException {
        var hardened = of("""
                [server]
                hostname = "is.example.com"
                offset = 1
                role = "default"

                [pool]
                size = true
                wait = 60000

                [cors]
                origins = ["https://a", "https://b"]
                """);

        assertThat(hardened.values().root())
                .isEqualTo(Map.of(
                        "fixed",
                        "value",
                        "stores",
                        "of-stores",
                        "ingress",
                        Map.of("host", "is.example.com"),
                        "gateway",
                        Map.of("host", "is.example.com"),
                        "offset",
                        1L,
                        "size",
                        true,
                        "options",
                        Map.of("wait", "60000"),
                        "origins",
                        List.of("https://a", "https://b")));
        assertThat(hardened.leftOverKeys()).isEmpty();
    }

    @Test
    void addsTablesThatTheTemplateHasNot() throws IOException {
        var hardened = of("""
                [mine.inner]
                b = 2

                [[access.control]]
                context = "a"

                [[mine.list]]
                'dotted.name' = 3

                [other]
                a = '''\\ and "'''
                """);

        assertThat(hardened.values().root().get("extra")).isEqualTo("""
                [[mine.list]]
                "dotted.name" = 3

                [mine.inner]
                b = 2

                [[access.control]]
                context = "a"

                [other]
                a = "\\\\ and \\""
                """);
    }

    @Test
    void makesDefaultsOfWhatTheTemplateHasNoRoomFor() throws IOException {
        var hardened = of("""
                top = ["a", "b"]

                [server]
                internal_hostname = "localhost"

                [cors]
                max_age = 5
                """);

        assertThat(hardened.leftOverKeys()).isEmpty();
        assertThat(hardened.asDefaults()).isEqualTo("""
                top = ["a", "b"]

                [server]
                internal_hostname = "localhost"

                [cors]
                max_age = 5""");
        assertThat(new String(defaults.file().get(ServerDefaults.PATH), StandardCharsets.UTF_8))
                .isEqualTo("""
                {
                  "server.role" : "stock",
                  "taken" : {
                    "a" : [
                      1.5,
                      null
                    ]
                  },
                  "cors.max_age" : 5,
                  "server.internal_hostname" : "localhost",
                  "top" : [
                    "a",
                    "b"
                  ]
                }
                """);
    }

    @Test
    void saysWhatNeitherChartNorDefaultsCan() throws IOException {
        var hardened = of("""
                taken.b = 1

                [server]
                offset = "one"
                role = "other"
                'a.b' = true
                since = 2026-11-30
                """);

        assertThat(hardened.leftOverKeys())
                .containsExactly("taken.b", "server.offset", "server.role", "server.\"a.b\"", "server.since");
        assertThat(hardened.leftOver()).contains("offset = \"one\"", "role = \"other\"", "since = 2026-11-30");
        assertThat(defaults.file()).isEmpty();
    }

    /** As Helm's quote writes it the server couldn't read the file. */
    @Test
    void saysThatControlCharactersCannotBeQuoted() throws IOException {
        assertThat(of("[server]\nhostname = \"a\\u001bb\"\n").leftOverKeys()).containsExactly("server.hostname");
        assertThat(of("[server]\nhostname = \"a\\tb\"\n").leftOverKeys()).isEmpty();
    }

    @Test
    void hasTheChartWriteAnOptionalTableAsTheHardenedFileHasIt() throws IOException {
        assertThat(of("[locking]\nenable = true\n").values().root())
                .containsEntry("lock", Map.of("enabled", true))
                .doesNotContainKey("extra");
    }

    @Test
    void takesOverAnOptionalTableThatTheChartWritesOtherwise() throws IOException {
        assertThat(of("[locking]\nenable = true\nattempts = 3\n").values().root())
                .containsEntry("lock", Map.of("enabled", false))
                .containsEntry("extra", "[locking]\nenable = true\nattempts = 3\n");
    }

    @Test
    void leavesToTheChartWhatIsItsOwn() throws IOException {
        var hardened = of("list = [1]\n");

        assertThat(hardened.values().root()).isEqualTo(Map.of("fixed", "value", "stores", "of-stores"));
        assertThat(hardened.leftOverKeys()).isEmpty();
    }

    private HardenedValues of(String toml) throws IOException {
        try (var server = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with(ServerDefaults.PATH, DEFAULTS)
                .open()) {
            defaults = ServerDefaults.of(server);
        }
        return HardenedValues.of(chart(), parse(toml), defaults);
    }

    private static Chart chart() {
        return new Chart(
                "Product 1",
                "chart",
                "1",
                "https://charts.example",
                "/artifacts",
                List.of(),
                "is elsewhere",
                "",
                List.of(),
                new Chart.Places("stores", Optional.empty(), "extra", "volumes", "mounts", "options"),
                new Chart.SecretNames("of-stores", Optional.empty()),
                new TreeMap<>(Map.of("fixed", "value")),
                new TreeMap<>(Map.of("lock.enabled", List.of(List.of("locking")))),
                new ChartTemplate((Map<?, ?>) parse("[template]\n" + TEMPLATE.replaceAll("(?m)^\\[", "[template."))
                        .value("template")
                        .orElseThrow()));
    }

    private static DeploymentToml parse(String toml) {
        return DeploymentToml.parse(toml.getBytes(StandardCharsets.UTF_8), "deployment.toml");
    }
}
