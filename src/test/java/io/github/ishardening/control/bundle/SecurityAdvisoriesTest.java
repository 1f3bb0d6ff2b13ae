package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.control.Control;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.SmallServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityAdvisoriesTest {

    private static final Path GATHERED = Path.of("..", "shared", "advisories.tsv");
    private static final Path SHIPPED =
            Path.of("src/main/resources/io/github/ishardening/advisory/security-advisories.tsv");
    private static final String PAGES =
            "https://security.docs.wso2.com/en/latest/security-announcements/security-advisories/";
    private static final String UPDATES = "updates/config.json";

    private final Control control = new SecurityAdvisories();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "IS_7_1, Identity Server, 7.1.0, 0, 39",
        "IS_7_1, Identity Server, 7.1.0, 31, 21",
        "IS_7_1, Identity Server, 7.1.0, 32, 20",
        "IS_7_1, Identity Server, 7.1.0, 59, 1",
        "IS_6_1, Identity Server, 6.1.0, 0, 76",
        "APIM_4_5, API Manager, 4.5.0, 0, 51",
        "APIM_4_5, API Manager, 4.5.0, 44, 14",
        "APIM_4_5, API Manager, 4.5.0, 57, 1",
        "GATEWAY_4_5, Universal Gateway, 4.5.0, 0, 43",
        "GATEWAY_4_5, Universal Gateway, 4.5.0, 57, 0"
    })
    void namesOfWholeProductsWhatTheGatheredFactsSay(
            ProductLookAlike lookAlike, String product, String version, int level, int count) throws IOException {
        assumeTrue(Files.exists(GATHERED), "the gathered advisories are not beside this project");
        try (var server = AuditedServer.of(lookAlike.open())) {
            if (level > 0) {
                server.put(UPDATES, updatedTo(level));
            }

            assertThat(named(server))
                    .hasSize(count)
                    .containsExactlyInAnyOrderElementsOf(expected(GATHERED, product, version, level));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "Identity Server, 7.1.0, 31",
        "Identity Server, 7.2.0, 17",
        "Identity Server, 7.0.0, 0",
        "Identity Server, 5.11.0, 426",
        "Identity Server, 5.11.0, 431",
        "Identity Server, 5.10.0, 379",
        "Identity Server as Key Manager, 5.10.0, 300",
        "Identity Server as Key Manager, 5.11.0, 0",
        "API Manager, 3.2.0, 386",
        "API Manager, 4.5.0, 12",
        "API Manager, 2.0.0, 30",
        "API Control Plane, 4.6.0, 4",
        "Universal Gateway, 4.6.0, 5",
        "Traffic Manager, 4.5.0, 0",
        "Open Banking IAM, 2.0.0, 318",
        "Open Banking AM, 1.3.0, 131"
    })
    void namesWhatTheShippedDataSays(String product, String version, int level) throws IOException {
        var files = SmallServer.of("WSO2 %s v%s".formatted(product, version), folder)
                .with(UPDATES, updatedTo(level));
        try (var server = AuditedServer.of(files.open())) {
            assertThat(named(server))
                    .isNotEmpty()
                    .containsExactlyInAnyOrderElementsOf(expected(SHIPPED, product, version, level));
        }
    }

    @Test
    void saysWhatIsOpenAndWhichLevelCuresIt() throws IOException {
        try (var server = AuditedServer.of(SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with(UPDATES, updatedTo(5))
                .open())) {
            server.knowing(data("""
                    WSO2-2025-4494	2025-11-13	critical	9.8	CVE-2025-9312	Identity Server	7.1.0	23
                    WSO2-2025-4525	2026-01-26	high	7	CVE-2025-1111,CVE-2025-2222	Identity Server	7.1.0	32
                    WSO2-2024-3696	2025-09-23	medium	6.9	CVE-2024-12141	Identity Server	7.1.0	-
                    WSO2-2026-5002	2026-05-03	not-applicable	-	-	Identity Server	7.1.0	6
                    WSO2-2025-3993	2025-05-05	critical	6.3	CVE-2025-2905	Identity Server	7.1.0	9
                    WSO2-2026-5003	2026-05-03	critical	10.0	-	Identity Server	7.1.0	5
                    """));

            String cure =
                    "Update the pack to level %d or later; without a subscription, follow the advisory's instructions"
                            + " for community users ("
                            + PAGES + "%s/).";
            assertThat(server.findings(control))
                    .containsExactly(
                            "warning bin/version.txt: WSO2-2025-4494 (CVE-2025-9312, CVSS 9.8) isn't fixed at update"
                                    + " level 5. "
                                    + cure.formatted(23, "2025/WSO2-2025-4494"),
                            "warning bin/version.txt: WSO2-2025-4525 (CVE-2025-1111, CVE-2025-2222, CVSS 7.0) isn't"
                                    + " fixed at update level 5. "
                                    + cure.formatted(32, "2026/WSO2-2025-4525"),
                            "info bin/version.txt: WSO2-2024-3696 (CVE-2024-12141, CVSS 6.9) affects this version;"
                                    + " the level that fixes it isn't published. Follow the advisory ("
                                    + PAGES + "2025/WSO2-2024-3696/).",
                            "warning bin/version.txt: WSO2-2025-3993 (CVE-2025-2905, CVSS 6.3) isn't fixed at update"
                                    + " level 5. "
                                    + cure.formatted(9, "2025/WSO2-2025-3993"),
                            "info bin/version.txt: WSO2-2026-5002 isn't fixed at update level 5. "
                                    + cure.formatted(6, "2026/WSO2-2026-5002"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isNotApplicableToTheBareKernel(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            for (var server : List.of(stock, hardened)) {
                assertThat(server.findings(control)).isEmpty();
                assertThat(server.notApplicable(control)).containsExactly("no advisory covers the bare kernel");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WSO2 Identity Server 7.3.0", "WSO2 Enterprise Integrator 7.1.0", "Identity Server 7.1.0"})
    void isNotApplicableWhereNoAdvisoryOfTheVersionIsKnown(String product) throws IOException {
        String version = product.substring(product.lastIndexOf(' ') + 1);
        var files = SmallServer.of(product.replace(" " + version, " v" + version), folder);
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control))
                    .containsExactly("no advisories for %s were known on 2026-07-01".formatted(product));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {18, 19, 999_999})
    void passesALevelThatCuresAll(int level) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.2.0", folder).with(UPDATES, updatedTo(level));
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, 0", "00031, 31"})
    void readsTheLevelAsTheUpdateToolWritesIt(String written, int level) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with(UPDATES, "{\"channel\": \"full\", \"update-level\" : \"%s\"}".formatted(written));
        try (var server = AuditedServer.of(files.open())) {
            assertThat(named(server))
                    .containsExactlyInAnyOrderElementsOf(expected(SHIPPED, "Identity Server", "7.1.0", level));
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            updates/config.json, `{"channel": "full"}`
            updates/config.json, `{"update-level": ""}`
            updates/config.json, `{"update-level": "latest"}`
            updates/config.json, `{"update-level": "1234567"}`
            updates/config.json, ``
            updates/config.yaml, `last-updated: 1583020800000`
            updates/wum/1583020800000.yaml, `update_numbers: []`
            """)
    void isNotApplicableWhereTheLevelCannotBeRead(String file, String content) throws IOException {
        var files = SmallServer.of("WSO2 Identity Server v7.1.0", folder)
                .with("updates/product.txt", "wso2is-7.1.0")
                .with(file, content == null ? "" : content);
        try (var server = AuditedServer.of(files.open())) {
            assertThat(server.findings(control)).isEmpty();
            assertThat(server.notApplicable(control))
                    .containsExactly("the updates folder doesn't contain the update level");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"7.1.0", "7.3.0"})
    void saysThatTheDataIsOld(String version) throws IOException {
        String old =
                "info bin/version.txt: the advisory data is from 2026-02-01, more than 180 days ago: newer advisories"
                        + " are missing. Provide newer data with -Dis-hardening.advisories, or use a newer version of"
                        + " the plugin.";
        Path file = Files.writeString(folder.resolve("old.tsv"), head("2026-02-01"));
        try (var server = AuditedServer.of(
                SmallServer.of("WSO2 Identity Server v" + version, folder).open())) {
            server.knowing(AdvisoryData.in(file));

            assertThat(server.findings(control)).containsExactly(old);
        }
    }

    private AdvisoryData data(String rows) throws IOException {
        return AdvisoryData.in(Files.writeString(folder.resolve("own.tsv"), head("2026-07-01") + rows));
    }

    private static String head(String asOf) {
        return "# as of " + asOf + "\nadvisory\tpublished\tseverity\tcvss\tcves\tproduct\tversion\tlevel\n";
    }

    /** As WSO2's update tool writes it. */
    private static String updatedTo(int level) {
        return """
                {
                  "update-level": "%d",
                  "channel": "full",
                  "trial-subscription-id": ""
                }
                """.formatted(level);
    }

    private List<String> named(AuditedServer server) throws IOException {
        return server.findings(control).stream()
                .map(finding -> finding.replaceFirst("^(\\w+) bin/version.txt: (WSO2-[0-9-]+).*$", "$1 $2"))
                .toList();
    }

    /** What the rows say, read in another way: severities and ids. */
    private static List<String> expected(Path file, String product, String version, int level) throws IOException {
        Map<String, Integer> cures = new TreeMap<>();
        Map<String, String> severities = new TreeMap<>();
        for (String row : Files.readAllLines(file)) {
            String tail = "\t" + product + "\t" + version + "\t";
            int at = row.indexOf(tail);
            if (at > 0) {
                String id = row.substring(0, 14);
                String cure = row.substring(at + tail.length());
                String score = row.substring(0, at).split("\t", -1)[3];
                cures.merge(id, cure.equals("-") ? Integer.MAX_VALUE : Integer.parseInt(cure), Math::max);
                String word = row.substring(0, at).split("\t", -1)[2];
                severities.put(id, score.matches("10.*|[789].*") || word.matches("critical|high") ? "warning" : "info");
            }
        }
        cures.values().removeIf(cure -> cure <= level);
        return cures.keySet().stream().map(id -> severities.get(id) + " " + id).toList();
    }
}
