package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.ProblemException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentTomlReadingTest {

    @ParameterizedTest
    @ValueSource(strings = {Kernels.OLDEST, Kernels.JKS, Kernels.PKCS12})
    void givesTheFilesOfTheKernelsBackByteForByte(String version) throws Exception {
        byte[] shipped = Kernels.toml(version);

        DeploymentToml toml = DeploymentToml.parse(shipped, Product.DEPLOYMENT_TOML);

        assertThat(toml.bytes()).isEqualTo(shipped);
        assertThat(toml.isEdited()).isFalse();
        assertThat(toml.string("keystore.primary.alias")).contains("wso2carbon");
        assertThat(toml.bool("super_admin.create_admin_account")).contains(true);
        assertThat(toml.names("server")).containsExactly("hostname", "node_ip");
        assertThat(toml.line("server.hostname")).hasValue(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "# nothing but a comment",
                "a = 1",
                "a = 1 ",
                "[a] ",
                "a={b=1} ",
                "a=1 # c ",
                "[a]\r\nx =   'y'\r\n",
                "[a]\r\nx = 1",
                "[a]\nx = 1\r\ny = 2\n",
                "\uFEFFa = 1\n",
                "a = [\n  1, # one\n  2,\n]\n\n\n",
                "x='''\n[secrets]\n'''\n  [b]  # hi\n",
                "'ä' = 'ö€😀'\n"
            })
    void givesWhatIsNotEditedBackByteForByte(String text) {
        assertThat(read(text).bytes()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void readsABooleanInQuotesToo() {
        DeploymentToml toml = read("a = \"True\"\nb = 'false'\nc = false\nd = \"yes\"\ne = 1\n");

        assertThat(toml.bool("a")).contains(true);
        assertThat(toml.bool("b")).contains(false);
        assertThat(toml.bool("c")).contains(false);
        assertThat(toml.bool("d")).isEmpty();
        assertThat(toml.bool("e")).isEmpty();
    }

    @Test
    void readsValuesInTheTypesOfTheJdk() {
        DeploymentToml toml = read("""
                [server]
                offset = 3
                names = ["a", "b"]
                [system.parameter]
                'org.wso2.X' = "x"
                [[resource.access_control]]
                context = "/a"
                secure = true
                [[resource.access_control]]
                context = "/b"
                http_method = ["GET"]
                """);

        assertThat(toml.value("server.offset")).contains(3L);
        assertThat(toml.string("server.offset")).isEmpty();
        assertThat(toml.strings("server.names")).containsExactly("a", "b");
        assertThat(toml.strings("server.offset")).isEmpty();
        assertThat(toml.string("system.parameter.'org.wso2.X'")).contains("x");
        assertThat(DeploymentToml.key("system", "parameter", "org.wso2.X"))
                .isEqualTo("system.parameter.\"org.wso2.X\"");
        assertThat(toml.tables("resource.access_control"))
                .isEqualTo(List.of(
                        Map.of("context", "/a", "secure", true),
                        Map.of("context", "/b", "http_method", List.of("GET"))));
        assertThat(toml.value("server")).contains(Map.of("offset", 3L, "names", List.of("a", "b")));
        assertThat(toml.keys())
                .containsExactly(
                        "server.offset", "server.names", "system.parameter.\"org.wso2.X\"", "resource.access_control");
    }

    @Test
    void findsNothingBehindAValueOrInsideAnArray() {
        DeploymentToml toml = read("a = 1\n[[b]]\nc = 1\n");

        assertThat(toml.has("a.x")).isFalse();
        assertThat(toml.has("b.c")).isFalse();
        assertThat(toml.line("b.c")).isEmpty();
        assertThat(toml.line("a.x.y")).isEmpty();
        assertThat(toml.names("a")).isEmpty();
        assertThat(toml.tables("a")).isEmpty();
    }

    @Test
    void namesEverySyntaxErrorWithLineAndColumn() {
        assertThatThrownBy(() -> read("[a]\nb = \n[c]\nd = 1\nd = 2\n[a]\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        "deployment.toml:2:5: Unexpected end of line, expected a value. Correct this line: it lacks a"
                                + " value, or quotes around text.",
                        "deployment.toml:5:1: d previously defined at line 4, column 1.",
                        "deployment.toml:6:1: a previously defined at line 1, column 1. Define it only once."));
    }

    @Test
    void refusesWhatOnlyToml11Allows() {
        assertThatThrownBy(() -> read("a = {b = 1,\nc = 2}\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("deployment.toml:1:");
    }

    @Test
    void refusesLatin1() {
        assertThatThrownBy(() -> read("a = 1\nb = 'é'\n", ISO_8859_1))
                .isInstanceOf(ProblemException.class)
                .hasMessage("deployment.toml:2:6: the byte 0xE9 is not UTF-8, so the server misreads it."
                        + " Save the file as UTF-8.");
    }

    @Test
    void refusesACharacterThatIsCutOff() {
        assertThatThrownBy(() -> DeploymentToml.parse(new byte[] {'#', (byte) 0xC3}, "deployment.toml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("deployment.toml:1:2: the byte 0xC3 is not UTF-8");
    }

    @Test
    void refusesUtf16() {
        assertThatThrownBy(() -> read("a = 1\n", UTF_16))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("deployment.toml:1:1: the byte 0xFE is not UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a.b]\nx = 1\n[a]\ny = 1\n",
                "[a.b]\nx = 1\n[z]\n[a]\ny = 1\n",
                "[[a.b]]\nx = 1\n[a]\ny = 1\n",
                "[a.b.c]\nx = 1\n[a.b]\ny = 1\n",
                "[a.b.c.d]\nx = 1\n[a]\ny = 1\n",
                "[[a]]\n[[a.b.c]]\nx = 1\n[a.b]\ny = 1\n"
            })
    void refusesAParentTableAfterItsChild(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("crashes on that with a StackOverflowError");
    }

    @Test
    void namesBothLinesOfAParentTableAfterItsChild() {
        assertThatThrownBy(() -> read("[server]\n[transport.https.properties]\nx = 1\n\n[transport]\ny = 1\n"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("deployment.toml:5: [transport] comes after [transport.https.properties] on line 2;"
                        + " the server crashes on that with a StackOverflowError."
                        + " Move [transport] and its keys above line 2.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.b = 1\n[a.c]\nx = 1\n",
                "[a]\nx = 1\n[a.b]\ny = 1\n",
                "[a.c]\nx = 1\n[a.b]\ny = 1\n",
                "[[a]]\n[a.b]\nx = 1\n[[a]]\n[a.b]\ny = 1\n[a.b.c]\nz = 1\n",
                "[[a]]\n[a.b.c]\nx = 1\n[[a]]\n[a.b]\ny = 1\n"
            })
    void acceptsOtherOrdersOfTables(String text) {
        assertThat(read(text).bytes()).isEqualTo(text.getBytes(UTF_8));
    }

    @Test
    void findsSecretReferencesInTextsAndArraysAndArraysOfTables() {
        DeploymentToml toml = read("""
                [keystore.primary]
                password = "$secret{keystore_password}"
                key_password = "$secret{keystore_password}"
                urls = ["a", "x$secret{one}y$secret{two}"]
                [[custom]]
                password = "$secret{three}"
                """);

        assertThat(toml.secretReferences())
                .isEqualTo(Map.of(
                        "keystore_password", "keystore.primary.password",
                        "one", "keystore.primary.urls",
                        "two", "keystore.primary.urls",
                        "three", "custom"));
    }

    private static DeploymentToml read(String text) {
        return read(text, UTF_8);
    }

    private static DeploymentToml read(String text, Charset charset) {
        return DeploymentToml.parse(text.getBytes(charset), "deployment.toml");
    }
}
