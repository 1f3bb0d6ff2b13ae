package io.github.ishardening.control.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.control.catalogue.Controls;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FrameworkFeatures;
import io.github.ishardening.deployment.ProductLookAlike;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.LookAlike;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tomlj.Toml;
import org.tomlj.TomlTable;

/** What stands in the table of advisories is so in the servers. */
class AdviceTableTest {

    private static final Path TABLE = Path.of("src/main/resources/io/github/ishardening/control/bundle/advice.toml");
    /** The keys that servers have after an update which can't be had here. */
    private static final Set<String> UNSEEN = Set.of(
            "remote_logging.encrypt_secrets",
            "remote_logging.hide_secrets",
            "post_update_internal_role_list_of_user_listener.enable");

    @TempDir
    private Path folder;

    @Test
    void haveASettingARuleOrAReason() throws IOException {
        var advisories = advisories();
        var rules = Controls.rules().stream().map(rule -> rule.id()).toList();

        assertThat(advisories).hasSizeGreaterThan(30).allSatisfy(advisory -> {
            assertThat(advisory.getString("id")).matches("WSO2-20[0-9]{2}-[0-9]{4}");
            assertThat(List.of("severity", "rule", "reason"))
                    .filteredOn(advisory::contains)
                    .hasSize(1);
            if (advisory.contains("rule")) {
                assertThat(rules).contains(advisory.getString("rule"));
            }
        });
    }

    @Test
    void standInTheTableOfAdvisoriesAsPublishedInTheSameYear() throws IOException {
        var published = Files.readAllLines(
                        Path.of("src/main/resources/io/github/ishardening/advisory/security-advisories.tsv"))
                .stream()
                .filter(line -> line.startsWith("WSO2-"))
                .map(line -> line.substring(0, 19))
                .collect(Collectors.toSet());

        assertThat(advisories()).allSatisfy(advisory -> {
            String id = advisory.getString("id");
            assertThat(published).anyMatch(row -> row.startsWith(id + "\t"));
            if (advisory.contains("severity")) {
                assertThat(published).contains(id + "\t" + advisory.getLong("year"));
            }
        });
    }

    @Test
    void areReadWhereTheServerReadsThem() throws IOException {
        Set<String> seen = new HashSet<>(UNSEEN);
        try (var is = updated()) {
            assertPlaces(is, seen);
        }
        assertThat(seen).hasSizeGreaterThan(10);
    }

    @Test
    void areReadWhereApiManagerReadsThem() throws IOException {
        Set<String> seen = new HashSet<>(UNSEEN);
        try (var is = updated();
                var apim = ProductLookAlike.APIM_4_5.open()) {
            assertPlaces(is, seen);
            assertPlaces(apim, seen);
        }
        assertThat(advisories())
                .flatExtracting(advisory -> tables(advisory, "setting"))
                .extracting(setting -> setting.getString("key"))
                .allMatch(seen::contains);
    }

    private Distribution updated() throws IOException {
        var distribution = LookAlike.Line.IS_7_1.open(folder);
        FrameworkFeatures.lay("org.wso2.carbon.identity.core.server.feature-7.8.614.zip", distribution);
        return distribution;
    }

    /** With every known setting turned round, the place of each says so. */
    private static void assertPlaces(Distribution distribution, Set<String> seen) throws IOException {
        var keys = ConfigurationKeys.of(distribution);
        var settings = AdviceTable.of(distribution).stream()
                .flatMap(advisory -> advisory.settings().stream())
                .filter(setting -> keys.knows(setting.key()))
                .toList();
        var toml = DeploymentToml.parse(distribution.read(ServerFiles.DEPLOYMENT_TOML), "deployment.toml");
        settings.forEach(setting -> toml.set(setting.key(), turned(setting)));
        distribution.write(ServerFiles.DEPLOYMENT_TOML, toml.bytes());
        var builds = AuditedServer.builds();
        var inspection = Inspection.of(
                new InspectionRequest(
                        builds.request().settings(),
                        KnownSecrets.none(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false),
                builds.surroundings(),
                distribution);

        var places = new RenderedPlaces(inspection);
        for (AdvisedSetting setting : settings) {
            assertThat(places.text(setting.place().orElseThrow()))
                    .as(setting.key())
                    .contains(turned(setting).toString());
            seen.add(setting.key());
        }
    }

    private static Object turned(AdvisedSetting setting) {
        return setting.value() instanceof Boolean value ? !value : "another";
    }

    private static List<TomlTable> advisories() throws IOException {
        return tables(Toml.parse(TABLE), "advisory");
    }

    private static List<TomlTable> tables(TomlTable table, String key) {
        var tables = new ArrayList<TomlTable>();
        var array = table.getArrayOrEmpty(key);
        for (int i = 0; i < array.size(); i++) {
            tables.add(array.getTable(i));
        }
        return tables;
    }
}
