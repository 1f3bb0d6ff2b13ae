package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FragmentMergeTest {

    private final DeploymentToml toml = read("""
            # ours
            [server]
            hostname = "localhost" # here
            node_ip = "127.0.0.1"

            [[filter]]
            name = "a"

            [secrets]
            db = "x"
            """, "deployment.toml");

    @Test
    void goesKeyByKey() {
        List<TomlChange> changes = toml.merge(fragment("""
                [server]
                hostname = "is.example.com"
                offset = 2
                node_ip = "127.0.0.1"
                [[filter]]
                name = "a"
                [[filter]]
                name = "b"
                [user_store]
                type = "ldap"
                search = "(&amp;(uid=?)(a=b))"
                on = 2026-01-01
                """));

        assertThat(new String(toml.bytes(), UTF_8)).isEqualTo("""
                        # ours
                        [server]
                        hostname = "is.example.com" # here
                        node_ip = "127.0.0.1"
                        offset = 2

                        [[filter]]
                        name = "a"

                        [[filter]]
                        name = "b"

                        [user_store]
                        type = "ldap"
                        search = "(&amp;(uid=?)(a=b))"
                        on = 2026-01-01

                        [secrets]
                        db = "x"
                        """);
        assertThat(changes)
                .containsExactly(
                        new TomlChange("server.hostname", Optional.of("localhost"), "is.example.com"),
                        new TomlChange("server.offset", Optional.empty(), 2L),
                        new TomlChange("filter", Optional.empty(), Map.of("name", "b")),
                        new TomlChange("user_store.type", Optional.empty(), "ldap"),
                        new TomlChange("user_store.search", Optional.empty(), "(&amp;(uid=?)(a=b))"),
                        new TomlChange("user_store.on", Optional.empty(), LocalDate.parse("2026-01-01")));
    }

    @Test
    void changesNothingTheSecondTime() {
        String text = "server.offset = 2\n[[filter]]\nname = \"b\"\nparameters = {x = 1}\n";
        toml.merge(fragment(text));
        byte[] once = toml.bytes();

        assertThat(toml.merge(fragment(text))).isEmpty();
        assertThat(toml.bytes()).isEqualTo(once);
    }

    @Test
    void tellsAChangeWithoutItsValues() {
        assertThat(toml.merge(fragment("[super_admin]\npassword = \"x\"\n"))).hasToString("[super_admin.password]");
    }

    @Test
    void refusesSecrets() {
        assertThatThrownBy(() -> toml.merge(fragment("[a]\nx = 1\n[secrets]\ndb = \"[p]\"\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("src/main/is/deployment.toml:3: a fragment can't contain [secrets]: this build creates the"
                        + " vault. Add the secret to <secrets> and refer to it as $secret{name}.");
        assertThat(toml.isEdited()).isFalse();
    }

    @Test
    void refusesAValueInPlaceOfATable() {
        assertThatThrownBy(() -> toml.merge(fragment("\nserver = \"x\"\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessage("src/main/is/deployment.toml:2: server is already a table, so it can't become a value."
                        + " Rename or remove one of the two.");
        assertThat(toml.isEdited()).isFalse();
    }

    private static DeploymentToml fragment(String text) {
        return read(text, "src/main/is/deployment.toml");
    }

    private static DeploymentToml read(String text, String where) {
        return DeploymentToml.parse(text.getBytes(UTF_8), where);
    }
}
