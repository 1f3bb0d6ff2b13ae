package io.github.ishardening.control.bundle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.fixture.H2Jar;
import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeftoverStateTest {

    private static final String LEFT = "warning %s: %s: %s. Start from the stock distribution, or remove them.";

    private static final String DATABASE = "repository/database/WSO2SHARED_DB.mv.db";
    private static final String USERS =
            "error %s: this database contains the users of an earlier start: the server keeps"
                    + " their passwords, and ignores [super_admin] password. Start from the stock distribution, or,"
                    + " for a server with data, set <deployment><existing>true</existing> and use its own keys.";
    private static final String USER = "wso2.anonymous.user";
    private static final String FIRST_START =
            "INSERT INTO UM_SYSTEM_USER (UM_USER_NAME, UM_USER_PASSWORD, UM_SALT_VALUE,"
                    + " UM_REQUIRE_CHANGE, UM_CHANGED_TIME, UM_TENANT_ID) VALUES ('" + USER
                    + "', 'uonEjmHLWLefGK3F53SSRGna6qCBfRsojXDGj7FsY78=', '3O1XLnRf528kyii/QKBlRQ==', FALSE, CURRENT_TIMESTAMP,"
                    + " -1234)";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void saysNothingOfStockAndHardenedKernels(Kernel kernel) throws IOException {
        try (var stock = AuditedServer.stock(kernel);
                var hardened = AuditedServer.hardened(kernel)) {
            assertThat(stock.findings(new LeftoverState())).isEmpty();
            assertThat(hardened.findings(new LeftoverState())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "repository/logs/wso2carbon.log, logs of an earlier start",
        "repository/resources/conf/.metadata/references.properties,"
                + " 'the state of an earlier rendering, with environment variables in plain text'",
        "backup/repository/conf/carbon.xml, configuration that an earlier start replaced",
        "wso2carbon.pid, the process ID of an earlier start"
    })
    void namesWhatAnEarlierStartLeft(String path, String what) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, "env\\:X=hunter2\n");

            assertThat(server.findings(new LeftoverState())).containsExactly(LEFT.formatted(path, what, "1 file"));
        }
    }

    @Test
    void doesNotAskAServerWithDataToStartFromTheStockDistribution() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put("wso2carbon.pid", "4711");

            assertThat(server.withData().findings(new LeftoverState()))
                    .containsExactly(
                            "warning wso2carbon.pid: the process ID of an earlier start: 1 file. Remove them.");
        }
    }

    @Test
    void namesTheFirstFileOfAKindAndCountsThem() throws IOException {
        try (var server = AuditedServer.stock(Kernel.PKCS12)) {
            server.put("repository/logs/wso2carbon.log", "started\n")
                    .put("repository/logs/audit.log", "signed in\n")
                    .put("wso2carbon.pid", "4711\n");

            assertThat(server.findings(new LeftoverState()))
                    .containsExactly(
                            LEFT.formatted("repository/logs/audit.log", "logs of an earlier start", "2 files"),
                            LEFT.formatted("wso2carbon.pid", "the process ID of an earlier start", "1 file"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "repository/logs/README",
                "repository/logs/README.txt",
                "repository/logs.txt",
                "repository/components/backup/a.jar",
                "repository/conf/wso2carbon.pid"
            })
    void letsPassWhatNoStartLeaves(String path) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(path, "as shipped\n");

            assertThat(server.findings(new LeftoverState())).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"OLDEST, 1.4.199", "JKS, 2.1.210", "PKCS12, 2.2.224"})
    void namesTheDatabaseToWhichAStartHasWrittenItsUsers(Kernel kernel, String engine) throws Exception {
        try (var server = AuditedServer.hardened(kernel)) {
            server.put(DATABASE, started(kernel, engine));

            assertThat(server.findings(new LeftoverState())).containsExactly(USERS.formatted(DATABASE));
            assertThat(server.withData().findings(new LeftoverState())).isEmpty();
        }
    }

    @Test
    void namesItInTheFormerFormatToo() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put("repository/database/A.h2.db", "-- H2 0.5/B -- " + USER);

            assertThat(server.findings(new LeftoverState()))
                    .containsExactly(USERS.formatted("repository/database/A.h2.db"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535 - 14, 65_536 - 14, 100_000})
    void findsUsersWhereverTheyAreInTheFile(int before) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(DATABASE, "H:2,block:1,bl" + "w".repeat(before) + "wso2.anonymous.w" + USER);

            assertThat(server.findings(new LeftoverState())).containsExactly(USERS.formatted(DATABASE));
        }
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void isNotHeldUpByAHostileDatabase() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(DATABASE, "H:2," + "wso2.anonymous.use".repeat(3_000_000));

            assertThat(server.findings(new LeftoverState())).isEmpty();
            assertThat(server.notApplicable(new LeftoverState())).isEmpty();
        }
    }

    @Test
    void doesNotPassADatabaseThatIsTooLarge() throws IOException {
        byte[] content = Arrays.copyOf("H:2,".getBytes(US_ASCII), (64 << 20) + 1);
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(DATABASE, content);

            assertThat(server.findings(new LeftoverState())).isEmpty();
            assertThat(server.notApplicable(new LeftoverState())).containsExactly(DATABASE + " is larger than 64 MB");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "H2encrypt\nwso2.anonymous.user"})
    void doesNotPassADatabaseInAnotherFormat(String content) throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.put(DATABASE, content);

            assertThat(server.findings(new LeftoverState())).isEmpty();
            assertThat(server.notApplicable(new LeftoverState()))
                    .containsExactly(DATABASE + " isn't an H2 database in a known format");
        }
    }

    @Test
    void doesNotPassACompressedDatabase() throws IOException {
        try (var server = AuditedServer.hardened(Kernel.PKCS12)) {
            server.replace(
                    ServerFiles.DEPLOYMENT_TOML,
                    "WSO2SHARED_DB;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=60000\"",
                    "WSO2SHARED_DB;DB_CLOSE_ON_EXIT=FALSE;COMPRESS=TRUE\"");

            assertThat(server.findings(new LeftoverState())).isEmpty();
            assertThat(server.notApplicable(new LeftoverState()))
                    .containsExactly("H2 compresses or encrypts the file of WSO2_SHARED_DB");
        }
    }

    /** The kernel's own database with what its first start writes to it. */
    private byte[] started(Kernel kernel, String engine) throws Exception {
        Path file = folder.resolve("started.mv.db");
        Files.write(file, kernel.read(DATABASE));
        H2Jar.of(engine).run(file, FIRST_START);
        return Files.readAllBytes(file);
    }
}
