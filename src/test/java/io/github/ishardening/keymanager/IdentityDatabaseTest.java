package io.github.ishardening.keymanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.Change;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With databases in the formats of H2 that Identity Server 7 has had, and WSO2's own table. */
class IdentityDatabaseTest {

    private static final int UNIQUE_VIOLATION = 23505;
    private static final int FOOTER = 128;
    private static final String NOT_EMBEDDED =
            "There is no embedded WSO2IDENTITY_DB: run one of the scripts in dbscripts/identity/key-manager/ against the database";

    private static final String OTHERWISE =
            "Set <keyManager><uniqueConstraint> to false, and make CONSUMER_KEY of IDN_OAUTH_CONSUMER_APPS unique on"
                    + " the server.";

    @TempDir
    private static Path rendered;

    @TempDir
    private Path folder;

    private SetupRun run;

    @BeforeEach
    void asksForTheConstraint() {
        run = new SetupRun(folder, rendered);
        run.uniqueConstraint = true;
    }

    @AfterEach
    void closesTheMapper() throws IOException {
        run.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.210", "2.2.224"})
    void makesConsumerKeysUnique(String version) throws Exception {
        try (var kernel = IdentityServers.withH2(version)) {
            var database = applications(kernel).run(TestDatabase.application("one", 1));
            database.putInto(kernel);

            run.stage(kernel);

            assertThat(run.said).contains(TestDatabase.PATH + ": consumer keys are now unique");
            database.takeFrom(kernel).run(TestDatabase.application("two", 1));
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> database.run(TestDatabase.application("one", 2)))
                    .satisfies(e -> assertThat(e.getErrorCode()).isEqualTo(UNIQUE_VIOLATION))
                    .withMessageContaining("UNIQUE_CONSUMER_KEY_CONSTRAINT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.210", "2.2.224"})
    void leavesADatabaseAloneInWhichTheyAreUnique(String version) throws Exception {
        try (var kernel = IdentityServers.withH2(version)) {
            applications(kernel).putInto(kernel);
            run.stage(kernel);
            byte[] once = kernel.read(TestDatabase.PATH);

            run.stage(kernel);

            assertThat(kernel.read(TestDatabase.PATH)).isEqualTo(once);
            assertThat(run.said).contains(TestDatabase.PATH + ": consumer keys were already unique");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.210", "2.2.224"})
    void namesDuplicatesBeforeAnythingChanges(String version) throws Exception {
        try (var kernel = IdentityServers.withH2(version)) {
            var database = applications(kernel)
                    .run(
                            TestDatabase.application("b", 1),
                            TestDatabase.application("b", 2),
                            TestDatabase.application("a", 1),
                            TestDatabase.application("a", 2),
                            TestDatabase.application("c", 1));
            database.putInto(kernel);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> run.setup(kernel))
                    .withMessage(TestDatabase.PATH + ": several rows of IDN_OAUTH_CONSUMER_APPS have the consumer key"
                            + " a, b. Delete all but one row of each, or set <keyManager><uniqueConstraint> to false.");
            assertUntouched(kernel, database.content());
        }
    }

    @Test
    void leavesADamagedDatabaseAsItIs() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            byte[] damaged = applications(kernel).content();
            Arrays.fill(damaged, 0, damaged.length - FOOTER, (byte) 'x');
            kernel.write(TestDatabase.PATH, damaged);

            assertRefused(kernel, "H2 2.2.224 can't read it.");
            assertUntouched(kernel, damaged);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.01, 0.5, 0.99})
    void leavesACutDatabaseAsItIs(double part) throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            byte[] whole = applications(kernel).content();
            byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));
            kernel.write(TestDatabase.PATH, cut);

            assertRefused(kernel, "is truncated, or not an H2 database.");
            assertUntouched(kernel, cut);
        }
    }

    @Test
    void leavesADatabaseAsItIsWhosePasswordIsAnother() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            byte[] content = applications(kernel)
                    .run("ALTER USER WSO2CARBON SET PASSWORD 'another'")
                    .content();
            kernel.write(TestDatabase.PATH, content);

            assertRefused(kernel, "H2 2.2.224 can't edit it (error 28000).");
            assertUntouched(kernel, content);
        }
    }

    @Test
    void opensItWithTheUserOfTheDeploymentToml() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            applications(kernel)
                    .run("ALTER USER WSO2CARBON SET PASSWORD 'another'")
                    .putInto(kernel);
            IdentityServers.configure(kernel, """
                    [database.identity_db]
                    type = "h2"
                    url = "jdbc:h2:./repository/database/WSO2IDENTITY_DB;DB_CLOSE_ON_EXIT=FALSE"
                    username = "wso2carbon"
                    password = "another"
                    """);

            run.stage(kernel);

            assertThat(run.said).contains(TestDatabase.PATH + ": consumer keys are now unique");
        }
    }

    @Test
    void makesTheSameBytesInEveryBuild() throws Exception {
        byte[] first = constrained();

        assertThat(constrained()).isEqualTo(first);
    }

    private byte[] constrained() throws Exception {
        Path file = folder.resolve("stock.mv.db");
        try (var kernel = IdentityServers.kernel()) {
            if (!Files.exists(file)) {
                Files.write(file, applications(kernel).content());
            }
            kernel.write(TestDatabase.PATH, Files.readAllBytes(file));
            run.stage(kernel);
            return kernel.read(TestDatabase.PATH);
        }
    }

    @Test
    void leavesADatabaseWithoutApplicationsAsItIs() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            byte[] shared = kernel.read("repository/database/WSO2SHARED_DB.mv.db");
            kernel.write(TestDatabase.PATH, shared);

            run.stage(kernel);

            assertThat(kernel.read(TestDatabase.PATH)).isEqualTo(shared);
            assertThat(run.said)
                    .contains("WARNING " + TestDatabase.PATH + ": has no IDN_OAUTH_CONSUMER_APPS, so it remains"
                            + " unchanged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url = \"jdbc:postgresql://db.example.com/identity\"",
                "type = \"mysql\"\nhostname = \"db.example.com\"\nport = \"3306\"\nname = \"identity\"",
                "url = \"jdbc:h2:tcp://db.example.com/identity\"",
                "url = \"jdbc:h2:./repository/database/OTHER_DB\"",
                "url = \"jdbc:h2:./repository/../../../WSO2IDENTITY_DB\""
            })
    void pointsToTheScriptsWhereTheDatabaseIsElsewhere(String database) throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            byte[] unused = applications(kernel).content();
            kernel.write(TestDatabase.PATH, unused);
            IdentityServers.configure(kernel, "[database.identity_db]\n" + database + "\n");

            run.stage(kernel);

            assertThat(kernel.read(TestDatabase.PATH)).isEqualTo(unused);
            assertThat(run.said).contains(NOT_EMBEDDED);
        }
    }

    @Test
    void pointsToTheScriptsWhereTheFragmentNamesAnotherDatabase() throws Exception {
        run.fragment = Optional.of(Files.writeString(
                folder.resolve("fragment.toml"),
                "[database.identity_db]\nurl = \"jdbc:mariadb://db.example.com/identity\"\n"));
        try (var kernel = IdentityServers.kernel()) {
            byte[] unused = applications(kernel).content();
            kernel.write(TestDatabase.PATH, unused);

            run.stage(kernel);

            assertThat(kernel.read(TestDatabase.PATH)).isEqualTo(unused);
            assertThat(run.said).contains(NOT_EMBEDDED);
        }
    }

    @Test
    void pointsToTheScriptsWhereThereIsNoDatabase() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            run.stage(kernel);

            assertThat(run.said).contains(NOT_EMBEDDED);
        }
    }

    @Test
    void needsToKnowWhichH2TheServerHas() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            applications(kernel).putInto(kernel);
            kernel.delete("repository/components/plugins/h2-engine_2.2.224.wso2v2.jar");

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> run.setup(kernel))
                    .withMessage("repository/components/plugins/: doesn't contain H2, so the databases can't be read."
                            + " Restore it from the stock distribution.");
        }
    }

    @Test
    void knowsNoH2OfOlderServers() throws Exception {
        try (var kernel = IdentityServers.withH2("1.4.199")) {
            kernel.write(TestDatabase.PATH, new byte[1]);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> run.setup(kernel))
                    .withMessage("repository/components/plugins/: H2 1.4.199 isn't a known version. " + OTHERWISE);
        }
    }

    @Test
    void runsNoH2ButThatOfMavenCentral() throws Exception {
        Path another = Files.write(folder.resolve("h2.jar"), new byte[1]);
        try (var kernel = IdentityServers.kernel()) {
            var engine = H2Engine.of(kernel);

            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> engine.jar(coordinates -> another))
                    .withMessage("com.h2database:h2:jar:2.2.224: isn't the one on Maven Central, so it isn't run: its"
                            + " SHA-256 differs. Check where your repositories get it from, and delete it"
                            + " from the local repository.");
        }
    }

    @Test
    void keepsAllRowsAndLargeObjects() throws Exception {
        Path schema = Files.writeString(folder.resolve("schema.sql"), IdentityServers.schema());
        try (var kernel = IdentityServers.kernel()) {
            var database = applications(kernel)
                    .run(
                            "RUNSCRIPT FROM '" + schema + "'",
                            "CREATE TABLE LARGE (ID INT PRIMARY KEY, A CLOB, B BLOB)",
                            "INSERT INTO LARGE VALUES (1, REPEAT('it''s \"ä\"; -- x', 3000), RAWTOHEX(SPACE(5000)))");
            database.putInto(kernel);
            Path before = database.dump(folder.resolve("before.sql"));

            run.stage(kernel);

            Path after = database.takeFrom(kernel)
                    .run("ALTER TABLE IDN_OAUTH_CONSUMER_APPS DROP CONSTRAINT UNIQUE_CONSUMER_KEY_CONSTRAINT")
                    .dump(folder.resolve("after.sql"));
            assertThat(after).hasSameTextualContentAs(before);
        }
    }

    @Test
    void leavesNoDriverBehind() throws Exception {
        makesConsumerKeysUnique("2.2.224");

        assertThat(DriverManager.drivers().map(driver -> driver.getClass().getName()))
                .doesNotContain("org.h2.Driver");
    }

    private TestDatabase applications(Distribution kernel) throws Exception {
        Path made = Files.createTempDirectory(folder, "database");
        return TestDatabase.of(kernel, made).run(TestDatabase.applications());
    }

    private static void assertUntouched(Distribution kernel, byte[] database) throws IOException {
        assertThat(kernel.edits()).containsEntry(TestDatabase.PATH, Change.ADDED);
        assertThat(kernel.edits().keySet())
                .filteredOn(path -> !path.startsWith("repository/components/plugins/"))
                .containsExactly(TestDatabase.PATH);
        assertThat(kernel.read(TestDatabase.PATH)).isEqualTo(database);
    }

    private void assertRefused(Distribution kernel, String what) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> run.setup(kernel))
                .withMessage(TestDatabase.PATH + ": " + what
                        + " Make sure that it is intact and that [database.identity_db] in deployment.toml"
                        + " has its user and password, or set <keyManager><uniqueConstraint> to false.");
    }
}
