package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.nio.CharBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTomlEditingTest {

    @ParameterizedTest
    @CsvSource({
        "4.5.1, \\n",
        "4.5.1, \\r\\n",
        "4.7.1, \\n",
        "4.7.1, \\r\\n",
        "4.10.32, \\n",
        "4.10.32, \\r\\n",
    })
    void changesOnlyTheLinesAskedForInTheFilesOfTheKernels(String version, String lineBreak) throws Exception {
        String shipped = kernelText(version).replace("\n", lineBreak.translateEscapes());
        String type = version.equals(Kernels.PKCS12) ? "PKCS12" : "JKS";
        DeploymentToml toml = read(shipped);

        toml.set("server.hostname", "is.example.com");
        toml.set("server.offset", 1);
        toml.set("keystore.primary.type", type);
        toml.set("keystore.primary.password", "$secret{keystore_primary_password}");
        toml.set("keystore.tls.alias", "tls");
        toml.set("keystore.tls.password", "$secret{keystore_tls_password}");
        toml.set("transport.https.sslHostConfig.properties.protocols", "+TLSv1.2,+TLSv1.3");

        String edited = shipped.replace("\r\n", "\n")
                        .replace("hostname = \"localhost\"", "hostname = \"is.example.com\"")
                        .replace("node_ip = \"127.0.0.1\"\n", "node_ip = \"127.0.0.1\"\noffset = 1\n")
                        .replace(
                                "type =\"%s\"\npassword =\"wso2carbon\"\nalias =\"wso2carbon\"\nkey_password = \"wso2carbon\"\n[truststore]"
                                        .formatted(type),
                                "type =\"%s\"\npassword =\"$secret{keystore_primary_password}\"\nalias =\"wso2carbon\"\nkey_password = \"wso2carbon\"\n[truststore]"
                                        .formatted(type))
                + """

                [keystore.tls]
                alias = "tls"
                password = "$secret{keystore_tls_password}"

                [transport.https.sslHostConfig.properties]
                protocols = "+TLSv1.2,+TLSv1.3"
                """;
        assertThat(text(toml)).isEqualTo(edited.replace("\n", lineBreak.translateEscapes()));
        assertThat(toml.isEdited()).isTrue();
    }

    @Test
    void takesTheSameValueAsNoEdit() {
        DeploymentToml toml = read("[a]\nx   = 'y' # as it was\nl = [ 'p','q' ]\nn = 0x10\n[[t]]\nk=1\n");

        assertThat(toml.set("a.x", "y")).isFalse();
        assertThat(toml.set("a.l", List.of("p", "q"))).isFalse();
        assertThat(toml.set("a.n", 16)).isFalse();
        assertThat(toml.appendToArray("t", Map.of("k", 1))).isFalse();
        assertThat(toml.remove("a.z")).isFalse();
        assertThat(toml.isEdited()).isFalse();
    }

    @Test
    void replacesATextInsideOfArrays() {
        DeploymentToml toml = read("""
                l = ["p", 'q']

                [[t]]
                x   = 'old' # as it was
                inline = [{ k = "old", n = 1 }]

                [[t]]
                x = "other"
                """);

        assertThat(toml.setInside("t", List.of(0, "x"), "new")).isTrue();
        assertThat(toml.setInside("t", List.of(0, "inline", 0, "k"), "new")).isTrue();
        assertThat(toml.setInside("l", List.of(1), "r")).isTrue();
        assertThat(toml.setInside("t", List.of(1, "x"), "other")).isFalse();

        assertThat(text(toml)).isEqualTo("""
                l = ["p", "r"]

                [[t]]
                x   = "new" # as it was
                inline = [{ k = "new", n = 1 }]

                [[t]]
                x = "other"
                """);
        assertThatThrownBy(() -> toml.setInside("t", List.of(1, "x"), "a&b"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("deployment.toml: the value for t contains & < > \" {{ {% {# or a control character, which"
                        + " breaks the rendered files. Choose a value without them.");
    }

    @Test
    void replacesAValueWhereItStands() {
        DeploymentToml toml = read("[a]\nx   = 'y' # as it was\nl = [ 'p','q' ]\n");

        assertThat(toml.set("a.x", "it's \\d")).isTrue();
        assertThat(toml.set("a.l", List.of("r"))).isTrue();

        assertThat(text(toml)).isEqualTo("[a]\nx   = \"it's \\\\d\" # as it was\nl = [\"r\"]\n");
        assertThat(toml.string("a.x")).contains("it's \\d");
        assertThat(toml.position("a.x")).isEqualTo("deployment.toml:2");
        toml.set("b.new", true);
        assertThat(toml.position("b.new")).isEqualTo("deployment.toml");
    }

    @Test
    void neverWritesAParentTableAfterItsChild() {
        DeploymentToml toml = read("# Licence\n[keystore.primary]\nalias = \"a\"\n");

        toml.set("keystore.userstore_password_encryption", "InternalKeyStore");
        toml.set("keystore.datasource", "jdbc/SHARED_DB");
        toml.set("keystore.internal.alias", "b");
        toml.set("x.y.z", 1);
        toml.set("x.w", 2);

        assertThat(text(toml)).isEqualTo("""
                        keystore.userstore_password_encryption = "InternalKeyStore"
                        keystore.datasource = "jdbc/SHARED_DB"
                        # Licence
                        [keystore.primary]
                        alias = "a"

                        [keystore.internal]
                        alias = "b"

                        [x]
                        w = 2

                        [x.y]
                        z = 1
                        """);
    }

    @Test
    void keepsTheLastLineWithoutALineBreak() {
        DeploymentToml toml = read("[a]\nx = 1\ny = 2 ");

        toml.set("a.x", 3);

        assertThat(text(toml)).isEqualTo("[a]\nx = 3\ny = 2 ");
    }

    @Test
    void dropsTheByteOrderMarkWithTheFirstEdit() {
        DeploymentToml toml = read("\uFEFFa = 1\n");

        toml.set("a", 2);

        assertThat(text(toml)).isEqualTo("a = 2\n");
    }

    @Test
    void fillsAnEmptyFile() {
        DeploymentToml toml = read("");

        toml.set("server.hostname", "is.example.com");

        assertThat(text(toml)).isEqualTo("[server]\nhostname = \"is.example.com\"\n");
    }

    @Test
    void knowsTheKeysThatWereDecidedWhetherOrNotThatWasAnEdit() {
        DeploymentToml toml = read("[a]\nx = 1\ny = 2\n");

        assertThat(toml.set("a.x", 1)).isFalse();
        assertThat(toml.remove("a.'z.z'")).isFalse();

        assertThat(toml.takeDecided()).containsExactlyInAnyOrder("a.x", DeploymentToml.key("a", "z.z"));
    }

    @Test
    void removesAKeyWithItsOwnComments() {
        DeploymentToml toml = read("[a]\nx = 1 # one\n\n# about y\ny = 2\n# about b\n[b]\nz = 3\n");

        assertThat(toml.remove("a.y")).isTrue();

        assertThat(text(toml)).isEqualTo("[a]\nx = 1 # one\n# about b\n[b]\nz = 3\n");
    }

    @Test
    void appendsToAnArrayOfTablesNextToItsSiblings() {
        DeploymentToml toml = read("[[resource.access_control]]\ncontext = \"/a\"\n\n[b]\ny = 1\n");
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("context", "/b");
        entry.put("secure", true);
        entry.put("http_method", List.of("GET", "POST"));

        assertThat(toml.appendToArray("resource.access_control", entry)).isTrue();
        assertThat(toml.appendToArray("resource.access_control", entry)).isFalse();
        assertThat(toml.appendToArray("tomcat.filter", Map.of("name", "x"))).isTrue();

        assertThat(text(toml)).isEqualTo("""
                        [[resource.access_control]]
                        context = "/a"

                        [[resource.access_control]]
                        context = "/b"
                        secure = true
                        http_method = ["GET", "POST"]

                        [b]
                        y = 1

                        [[tomcat.filter]]
                        name = "x"
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[tomcat]\nfilter = [ { name = \"X\", class = \"a.B\" }«, §» ]\n",
                "[tomcat]\nfilter = [ { name = \"X\", class = \"a.B\" },« §,»] # ours\n",
                "[tomcat]\r\nfilter = [\r\n  { name = \"X\" }, # first\r\n  { name = \"Y\" }«,\r\n  §»\r\n]\r\n",
                "tomcat.filter = [{ name = 'X', list = [\n 1, # one\n 2\n] }«, §»]\n",
                "tomcat = { filter = [ { name = \"X\" }«, §» ], a = [\n1 # one\n] }\n",
            })
    void appendsToAnInlineArrayOfTablesWithinItsLine(String file) {
        DeploymentToml toml = read(file.replaceAll("(?s)«.*»", ""));
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", "ContentSecurity");
        entry.put("class", "org.apache.catalina.filters.HttpHeaderSecurityFilter");
        entry.put("init_params", Map.of("hstsMaxAgeSeconds", "31536000"));

        assertThat(toml.appendToArray("tomcat.filter", entry)).isTrue();

        String edited = text(toml);
        assertThat(edited)
                .isEqualTo(file.replaceAll("[«»]", "")
                        .replace(
                                "§",
                                "{ name = \"ContentSecurity\", class = \"org.apache.catalina.filters.HttpHeaderSecurityFilter\","
                                        + " init_params.hstsMaxAgeSeconds = \"31536000\" }"));
        assertThat(read(edited).tables("tomcat.filter")).endsWith(entry);
        assertThat(read(edited).appendToArray("tomcat.filter", entry)).isFalse();
    }

    @Test
    void fillsAnEmptyArrayWithATable() {
        DeploymentToml toml = read("[tomcat]\nfilter = [] # none yet\n");

        assertThat(toml.appendToArray("tomcat.filter", Map.of("name", "X"))).isTrue();

        assertThat(text(toml)).isEqualTo("[tomcat]\nfilter = [{ name = \"X\" }] # none yet\n");
    }

    @Test
    void keepsTheCommentsOfATallArrayInAnInlineTable() {
        DeploymentToml toml = read("""
                [a]
                t = { list = [ # all
                    "ünï € 😀",\t# one
                    # two
                    # three
                ], x = 1 } # end
                y = 2
                """);

        toml.set("a.t.x", 3);
        toml.set("a.t.z", "new");

        assertThat(text(toml)).isEqualTo("""
                [a]
                t = { list = [ # all
                    "ünï € 😀",\t# one
                    # two
                    # three
                ], x = 3, z = "new" } # end
                y = 2
                """);
        toml.set("a.t.list", List.of());
        assertThat(text(toml)).isEqualTo("[a]\nt = { list = [], x = 3, z = \"new\" } # end\ny = 2\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# Licence\n\nq = 1\n"})
    void writesAKeyOfTheRootAboveEveryTable(String head) {
        String file = head + "[a.b]\nx = 1\n\n# the end\n";
        DeploymentToml toml = read(file);

        toml.set("root", "v");

        assertThat(text(toml)).isEqualTo("root = \"v\"\n" + file);
        assertThat(toml.line("a.b.x")).isEqualTo(read(file).line("a.b.x"));
        assertThat(toml.position("root")).isEqualTo("deployment.toml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b", "a<b", "a>b", "a\"b", "{{x}}", "{% x %}", "{# x #}", "a\u0000b", "a\uD800b"})
    void refusesATextThatTheServerCannotRender(String text) {
        DeploymentToml toml = read("[a]\nx = 1\n");
        String message =
                "deployment.toml: the value for a.y contains & < > \" {{ {% {# or a control character, which breaks the"
                        + " rendered files. Choose a value without them.";

        assertThatThrownBy(() -> toml.set("a.y", text))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> toml.set("a.y", List.of("fine", text)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> toml.appendToArray("a.y", Map.of("k", text)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(message);
        assertThat(toml.isEdited()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$ref{keystore.tls.file_name}",
                "$secret{db}",
                "$env{DB}",
                "${carbon.home}/x",
                "CN=Jürgen, O='Example'",
                "https://is\\.example\\.com(:\\d{2,5})?/.*"
            })
    void writesReferencesAndPatternsAsTheyAre(String text) {
        DeploymentToml toml = read("");

        toml.set("a.y", text);

        assertThat(DeploymentToml.parse(toml.bytes(), "again").string("a.y")).contains(text);
    }

    @Test
    void refusesAValueInPlaceOfATableAndTheOtherWayRound() {
        DeploymentToml toml = read("a = 1\n[b]\nx = 1\n[[c]]\nx = 1\n");

        assertThatThrownBy(() -> toml.set("a.x", "y"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("deployment.toml: a is already a value, so it can't become a table."
                        + " Rename or remove one of the two.");
        assertThatThrownBy(() -> toml.set("b", "y"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("b is already a table, so it can't become a value.");
        assertThatThrownBy(() -> toml.set("c.x", "y"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("c is already an array of tables, so it can't become a table.");
        assertThatThrownBy(() -> toml.appendToArray("b", Map.of("x", 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("b is already a table, so it can't become an array of tables.");
        assertThat(toml.isEdited()).isFalse();
    }

    @Test
    void takesOnlyTypesThatTomlHas() {
        DeploymentToml toml = read("");

        assertThatIllegalArgumentException().isThrownBy(() -> toml.set("a", CharBuffer.wrap("x")));
    }

    private static DeploymentToml read(String text) {
        return DeploymentToml.parse(text.getBytes(UTF_8), "deployment.toml");
    }

    private static String text(DeploymentToml toml) {
        return new String(toml.bytes(), UTF_8);
    }

    private static String kernelText(String version) throws Exception {
        return new String(Kernels.toml(version), UTF_8);
    }
}
