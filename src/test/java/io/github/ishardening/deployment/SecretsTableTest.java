package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTableTest {

    @Test
    void isMadeAtTheEnd() {
        DeploymentToml toml = read("[a]\nx = 1\n");

        assertThat(toml.setSecret("db_password", "Q2lwaGVy+/=")).isTrue();
        assertThat(toml.setSecret("db_password", "Q2lwaGVy+/=")).isFalse();
        toml.setSecret("keystore_primary_password", "WA==");
        toml.set("b.y", 2);
        toml.appendToArray("c", Map.of("z", 3));

        assertThat(text(toml)).isEqualTo("""
                        [a]
                        x = 1

                        [b]
                        y = 2

                        [[c]]
                        z = 3

                        [secrets]
                        db_password = "Q2lwaGVy+/="
                        keystore_primary_password = "WA=="
                        """);
    }

    @Test
    void staysLastAndLosesTheCommentsThatTheCipherToolTakesForEntries() {
        DeploymentToml toml =
                read("[a]\nx = 1\n\n# made by hand\n[secrets]\n# of the database\ndb = \"[p]\" # change me\n");

        toml.set("b.y", 2);
        toml.setSecret("db", "Q2lwaGVy");

        assertThat(text(toml)).isEqualTo("[a]\nx = 1\n\n[b]\ny = 2\n\n[secrets]\ndb = \"Q2lwaGVy\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secrets = { db = \"[p]\" }\n", "secrets.db = \"[p]\"\n"})
    void hasTheHeaderThatTheCipherToolLooksForHoweverItWasWritten(String secrets) {
        DeploymentToml toml = read(secrets + "[a]\nx = 1\n");

        toml.setSecret("db", "Q2lwaGVy");

        assertThat(text(toml)).isEqualTo("[a]\nx = 1\n\n[secrets]\ndb = \"Q2lwaGVy\"\n");
    }

    @Test
    void isNotTouchedByAnEditElsewhere() {
        DeploymentToml toml = read("[secrets]\ndb = \"[p]\"\n\n[a]\nx = 1\n");

        toml.set("a.x", 2);

        assertThat(text(toml)).isEqualTo("[secrets]\ndb = \"[p]\"\n\n[a]\nx = 2\n");
    }

    @Test
    void movesBehindTheOtherTables() {
        DeploymentToml toml = read("[a]\r\nx = 1\r\n\r\n[secrets]\r\n# c\r\ndb = \"[p]\"\r\n\r\n[b]\r\ny = 1\r\n");

        toml.setSecret("new", "WA==");

        assertThat(text(toml))
                .isEqualTo("[a]\r\nx = 1\r\n\r\n[b]\r\ny = 1\r\n\r\n[secrets]\r\ndb = \"[p]\"\r\nnew = \"WA==\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ secrets ]\ndb = \"x\"\n", "[\"secrets\"]\ndb = \"x\"\n", "secrets.db = \"x\"\n"})
    void isSpelledAsTheCipherToolLooksForIt(String text) {
        DeploymentToml toml = read(text);

        toml.setSecret("new", "WA==");

        assertThat(text(toml)).isEqualTo("[secrets]\ndb = \"x\"\nnew = \"WA==\"\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a-b", "A", "a b", "ä"})
    void takesBareAliasesOnly(String alias) {
        DeploymentToml toml = read("");

        assertThatIllegalArgumentException().isThrownBy(() -> toml.setSecret(alias, "WA=="));
    }

    @Test
    void isWrittenBySetSecretOnly() {
        DeploymentToml toml = read("");

        assertThatIllegalArgumentException().isThrownBy(() -> toml.set("secrets.db", "WA=="));
    }

    private static DeploymentToml read(String text) {
        return DeploymentToml.parse(text.getBytes(UTF_8), "deployment.toml");
    }

    private static String text(DeploymentToml toml) {
        return new String(toml.bytes(), UTF_8);
    }
}
