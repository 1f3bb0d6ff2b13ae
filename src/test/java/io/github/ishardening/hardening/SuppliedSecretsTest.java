package io.github.ishardening.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.Kernel;
import io.github.ishardening.fixture.KeyBuilds;
import io.github.ishardening.fixture.ServerBuilds;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.secret.SecretsMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SuppliedSecretsTest {

    private static final String IN_PLAIN_TEXT =
            " is in plain text. Add it to <secrets><secret>, and refer to it as $secret{name}; change it if this file"
                    + " was ever shared.";
    private static final String SHORT =
            ": the password has fewer than 8 characters, the minimum of NIST SP 800-63B. Choose a longer one.";

    @TempDir
    static Path shared;

    private static ServerBuilds servers;

    private KeyBuilds builds;
    private Path fragment;

    @BeforeAll
    static void opensTheMapper() {
        servers = new ServerBuilds(shared);
    }

    @AfterAll
    static void closesTheMapper() throws IOException {
        servers.close();
    }

    @BeforeEach
    void sharesKeys() {
        builds = servers.with("keys");
        fragment = shared.resolve("fragment.toml");
        builds.fragment = Optional.of(fragment);
    }

    @ParameterizedTest
    @EnumSource
    void areWarnedOfWhereTheFragmentHasThemInPlainText(SecretsMode mode) throws IOException {
        builds = servers.with("keys-" + mode);
        builds.mode = mode;
        builds.fragment = Optional.of(fragment);

        assertThat(warnings("""
                        [database.shared_db]
                        url = "jdbc:postgresql://db.example.com/shared?sslmode=verify-full"
                        password = "S3cretInPlain"

                        [[datasource]]
                        id = "other"
                        password = "AnotherInPlain"
                        """))
                .containsExactly(
                        "WARNING " + fragment + ":3: database.shared_db.password" + IN_PLAIN_TEXT,
                        "WARNING " + fragment + ":7: datasource.password" + IN_PLAIN_TEXT);
    }

    @Test
    void areNoneWhereTheyAreKnownOrReferencesOrCannotBe() throws IOException {
        builds.ownSecrets.add(SecretName.of("db_password"));
        builds.name(SecretName.of("db_password"), "<secrets><secret>", "S3cretSupplied");

        assertThat(warnings("""
                        [database.identity_db]
                        url = "jdbc:h2:./repository/database/WSO2IDENTITY_DB"
                        password = "wso2carbon"
                        [database.shared_db]
                        password = "$secret{db_password}"
                        [multi_tenancy.stratos.paypal]
                        password = "ReadUnprocessed"
                        [custom]
                        password = "$env{CUSTOM_PASSWORD}"
                        """)).isEmpty();
    }

    @Test
    void areWarnedOfWhereAnAccountsPasswordIsShort() throws IOException {
        builds.name(SecretName.ADMIN_PASSWORD, "<superAdmin><password>", "abcdefg");
        builds.internalAccount = Optional.of("calls");
        builds.name(SecretName.INTERNAL_ACCOUNT_PASSWORD, "<internalAccount><password>", "xyz");
        builds.ownSecrets.add(SecretName.of("boss"));
        builds.name(SecretName.of("boss"), "<secrets><secret><name>boss</name>", "0815");
        builds.ownSecrets.add(SecretName.of("pin"));
        builds.name(SecretName.of("pin"), "<secrets><secret><name>pin</name>", "4711");

        assertThat(warnings("""
                        [super_admin]
                        password = "$secret{boss}"
                        [custom]
                        pin = "$secret{pin}"
                        """))
                .containsExactly(
                        "WARNING <superAdmin><password>" + SHORT,
                        "WARNING <internalAccount><password>" + SHORT,
                        "WARNING <secrets><secret><name>boss</name>" + SHORT);
    }

    @Test
    void areLongEnoughWithEightCharacters() throws IOException {
        builds.name(SecretName.ADMIN_PASSWORD, "<superAdmin><password>", "abcdefgh");

        assertThat(warnings("[server]\n")).isEmpty();
    }

    private List<String> warnings(String text) throws IOException {
        Files.writeString(fragment, text);
        builds.said.clear();
        try (var distribution = Kernel.PKCS12.open()) {
            ServerBuilds.harden(builds, distribution);
        }
        return builds.said.stream()
                .filter(line ->
                        line.startsWith("WARNING ") && (line.contains("plain text") || line.contains("password")))
                .toList();
    }
}
