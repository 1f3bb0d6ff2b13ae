package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnbootableConfigurationTest {

    private static final String TOML = Product.DEPLOYMENT_TOML;

    private final ConfigMapper mapper = new ConfigMapper(Kernels::mapperJar);
    private Distribution kernel;
    private byte[] shipped;

    @BeforeEach
    void openKernel() throws IOException {
        kernel = Kernels.open(Kernels.PKCS12);
        shipped = kernel.read(TOML);
    }

    @AfterEach
    void closeKernel() throws IOException {
        kernel.close();
    }

    @AfterAll
    void closeMapper() throws IOException {
        mapper.close();
    }

    @Test
    void namesAllSyntaxErrorsThatTheServerSees() {
        assertThatThrownBy(() -> mapper.render(kernel, "[a]\nb = \nc = [1, \"x\"]\n".getBytes(UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        TOML
                                + ":2:5: Unexpected end of line, expected ', \", ''', \"\"\", a number, a boolean,"
                                + " a date/time,"
                                + " an array, or a table.",
                        TOML + ":3:9: Cannot add a string to an array containing integers."));
    }

    @Test
    void refusesAByteOrderMarkAsTheServerDoes() {
        assertThatThrownBy(() -> mapper.render(kernel, "\uFEFFa = 1\n".getBytes(UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(TOML + ":1:1: Unexpected '\\ufeff'");
    }

    @Test
    void refusesLatin1ThoughTheServerDoesNot() {
        assertThatThrownBy(() -> mapper.render(kernel, "a = 'é'\n".getBytes(ISO_8859_1)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(TOML + ":1:6: the byte 0xE9 is not UTF-8, so the server misreads it."
                        + " Save the file as UTF-8.");
    }

    @Test
    void survivesAParentTableAfterItsChild() throws IOException {
        byte[] overflowing = toml(text -> text + "[transport.https.properties]\nx = 1\n[transport]\ny = 1\n");

        assertThatThrownBy(() -> mapper.render(kernel, overflowing))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("[transport] comes after [transport.https.properties] on line ")
                .hasMessageContaining("crashes on that with a StackOverflowError");
        assertThat(mapper.render(kernel, shipped).paths()).hasSize(20);
    }

    @Test
    void saysWhichReferenceIsNotResolved() {
        assertThatThrownBy(() -> mapper.render(kernel, toml(text -> text + "[x]\ny = \"$ref{no.such.key}\"\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(TOML + ": the server can't start with it: ")
                .hasMessageContaining("no.such.key");
    }

    @Test
    void saysWhichSecretIsMissing() {
        assertThatThrownBy(() -> mapper.render(kernel, toml(text -> text + "[x]\ny = \"$secret{db}\"\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(TOML + ": the server can't start with it: Secret references can't be resolved for db.");
    }

    @Test
    void saysWhichSecretIsInPlainText() {
        String secret = "[x]\ny = \"$secret{db}\"\n[secrets]\ndb = \"[plain]\"\n";

        assertThatThrownBy(() -> mapper.render(kernel, toml(text -> text + secret)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(TOML + ": the server can't start with it: Secret references can't be plain text for db.");
    }

    @Test
    void namesTheValueThatBreaksXmlWithoutTellingIt() {
        assertThatThrownBy(() -> mapper.render(
                        kernel,
                        toml(text -> text.replaceFirst("password = \"admin\"", "password = \"top&s3cret<x9\""))))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(
                        TOML + ":53: the value of super_admin.password breaks repository/conf/user-mgt.xml on line ")
                .hasMessageEndingWith("The server doesn't escape it: remove & < > \" or write &amp; &lt; &gt; &quot;.")
                .hasMessageNotContaining("top")
                .hasMessageNotContaining("x9");
    }

    @Test
    void takesAnEscapedValue() throws IOException {
        Rendered rendered = mapper.render(
                kernel, toml(text -> text.replaceFirst("password = \"admin\"", "password = \"a&amp;b\"")));

        assertThat(rendered.text("repository/conf/user-mgt.xml", "//AdminUser/Password"))
                .contains("a&b");
    }

    @Test
    void rendersWhateverTheBuildsOwnPropertiesTellTheMapper() throws IOException {
        System.setProperty("avoidConfigUpdate", "true");
        System.setProperty("configParseOnly", "true");
        try {
            assertThat(mapper.render(kernel, shipped).paths()).hasSize(20);
        } finally {
            System.clearProperty("avoidConfigUpdate");
            System.clearProperty("configParseOnly");
        }
    }

    @Test
    void refusesAProductWithoutTemplates() throws IOException {
        kernel.paths("repository/resources/conf/templates/").forEach(kernel::delete);

        assertThatThrownBy(() -> mapper.render(kernel, shipped))
                .isInstanceOf(ProblemException.class)
                .hasMessage("repository/resources/conf/templates/: contains no templates, so deployment.toml has no"
                        + " effect. Specify a distribution that is configured by deployment.toml (Identity"
                        + " Server 5.9 or later).");
    }

    private byte[] toml(UnaryOperator<String> edit) {
        return edit.apply(new String(shipped, UTF_8)).getBytes(UTF_8);
    }
}
