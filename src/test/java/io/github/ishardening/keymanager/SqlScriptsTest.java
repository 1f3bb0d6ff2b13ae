package io.github.ishardening.keymanager;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.source.Change;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlScriptsTest {

    @TempDir
    private Path folder;

    @Test
    void liesBesideTheScriptsOfTheProductForEveryDatabase() throws Exception {
        try (var kernel = IdentityServers.kernel()) {
            SqlScripts.stage(kernel);

            assertThat(kernel.edits())
                    .containsOnlyKeys(
                            "dbscripts/identity/key-manager/db2.sql",
                            "dbscripts/identity/key-manager/h2.sql",
                            "dbscripts/identity/key-manager/mariadb.sql",
                            "dbscripts/identity/key-manager/mssql.sql",
                            "dbscripts/identity/key-manager/mysql.sql",
                            "dbscripts/identity/key-manager/oracle.sql",
                            "dbscripts/identity/key-manager/postgresql.sql");
            assertThat(kernel.edits()).containsValue(Change.ADDED);
            for (String path : kernel.edits().keySet()) {
                assertThat(new String(kernel.read(path), UTF_8))
                        .contains("IDN_OAUTH_CONSUMER_APPS", "UNIQUE_CONSUMER_KEY_CONSTRAINT", "(CONSUMER_KEY)");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.1.210", "2.2.224"})
    void makesConsumerKeysUniqueInEveryH2AndCanBeRunAgain(String version) throws Exception {
        try (var kernel = IdentityServers.withH2(version)) {
            SqlScripts.stage(kernel);
            String script = new String(kernel.read("dbscripts/identity/key-manager/h2.sql"), UTF_8);
            var database = TestDatabase.of(kernel, folder)
                    .run(TestDatabase.applications(), script, script, TestDatabase.application("one", 1));

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> database.run(TestDatabase.application("one", 2)))
                    .withMessageContaining("UNIQUE_CONSUMER_KEY_CONSTRAINT");
        }
    }
}
