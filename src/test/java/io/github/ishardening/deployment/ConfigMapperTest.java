package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigMapperTest {

    private static final String TOML = ConfigMapper.TOML;

    private ConfigMapper mapper;
    private KernelZip kernel;

    @BeforeAll
    void open() throws IOException {
        mapper = new ConfigMapper(MapperJars.all());
        kernel = new KernelZip(KernelZip.PKCS12);
    }

    @AfterAll
    void close() throws IOException {
        mapper.close();
    }

    @Test
    void isMadeOfTheJarsThatAreNamed() throws IOException {
        List<String> named = ConfigMapper.COORDINATES.stream()
                .map(coordinates -> coordinates.split(":"))
                .map(parts -> parts[1] + "-" + parts[3] + "." + parts[2])
                .toList();

        assertThat(MapperJars.all())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {KernelZip.OLDEST, KernelZip.JKS, KernelZip.PKCS12})
    void rendersAsTheKernelsOwnMapperDoes(String version, @TempDir Path scratch) throws Exception {
        KernelZip zip = new KernelZip(version);

        assertThat(files(mapper.render(zip, zip.toml())))
                .hasSize(20)
                .usingRecursiveComparison()
                .isEqualTo(KernelMapper.render(zip, zip.toml(), scratch));
    }

    @ParameterizedTest
    @ValueSource(strings = {KernelZip.OLDEST, KernelZip.JKS, KernelZip.PKCS12})
    void rendersEditsAsTheKernelsOwnMapperDoes(String version, @TempDir Path scratch) throws Exception {
        KernelZip zip = new KernelZip(version);
        DeploymentToml toml = DeploymentToml.parse(zip.toml(), TOML);
        toml.set("server.hostname", "is.example.com");
        toml.set("keystore.tls.password", "$secret{keystore_tls_password}");
        toml.set("keystore.userstore_password_encryption", "Zzz");
        toml.set("transport.https.properties.server", "Jürgen's");
        toml.set("transport.https.sslHostConfig.properties.protocols", "+TLSv1.2,+TLSv1.3");
        toml.appendToArray("resource.access_control", Map.of("context", "/x", "http_method", List.of("GET")));
        toml.setSecret("keystore_tls_password", "Q2lwaGVy");

        Rendered rendered = mapper.render(zip, toml.bytes());

        assertThat(files(rendered))
                .usingRecursiveComparison()
                .isEqualTo(KernelMapper.render(zip, toml.bytes(), scratch));
        assertThat(rendered.text("repository/conf/carbon.xml", "/Server/HostName"))
                .contains("is.example.com");
        assertThat(rendered.text("repository/conf/tomcat/catalina-server.xml", "//Connector[@scheme='https']/@server"))
                .contains("Jürgen's");
    }

    @Test
    void tellsWhatIsInForce() throws IOException {
        Rendered rendered = mapper.render(kernel, kernel.toml());

        assertThat(rendered.primaryKeystoreType()).contains("PKCS12");
        assertThat(rendered.value("keystore.tls.file_name")).contains("wso2carbon.p12");
        assertThat(rendered.value("keystore.none")).isEmpty();
        assertThat(rendered.text("repository/conf/carbon.xml", "/Server/Nothing"))
                .isEmpty();
        assertThat(rendered.paths()).contains("repository/conf/carbon.xml", "repository/conf/user-mgt.xml");
        assertThat(new KernelZip(KernelZip.JKS))
                .satisfies(jks -> assertThat(mapper.render(jks, jks.toml()).primaryKeystoreType())
                        .contains("JKS"));
    }

    @Test
    void rendersWhatOnlyTheRunningServerKnowsAsPlaceholders() throws IOException {
        KernelZip zip = new KernelZip(KernelZip.PKCS12)
                .with(Map.of(
                        "repository/resources/conf/default.json",
                        text(kernel.read("repository/resources/conf/default.json"))
                                .replaceFirst("\\{", "{\"server.unused\": \"\\$sys{unset.property}\",")
                                .getBytes(UTF_8)));

        Rendered rendered = mapper.render(
                zip,
                toml(shipped -> shipped.replace("\"localhost\"", "\"$env{IS_HOST_THAT_IS_NOT_SET}.example.com\"")));

        assertThat(rendered.text("repository/conf/carbon.xml", "/Server/HostName"))
                .contains("@env:IS_HOST_THAT_IS_NOT_SET@.example.com");
        assertThat(rendered.value("server.unused")).contains("@sys:unset.property@");
    }

    @Test
    void leavesNothingBehindInTheJvm() throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();

        mapper.render(kernel, toml(shipped -> shipped + "[x]\ny = \"$secret{a}\"\n[secrets]\na = \"WA==\"\n"));

        assertThat(System.getProperty("secVault.enabled")).isNull();
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
    }

    @Test
    void ignoresTheMetadataOfAServerThatRan() throws IOException {
        KernelZip booted = new KernelZip(KernelZip.PKCS12)
                .with(Map.of("repository/resources/conf/.metadata/metadata_template.properties", new byte[] {'x'}));

        assertThat(files(mapper.render(booted, kernel.toml())))
                .usingRecursiveComparison()
                .isEqualTo(files(mapper.render(kernel, kernel.toml())));
    }

    @Test
    void namesAllSyntaxErrorsThatTheServerSees() {
        assertThatThrownBy(() -> mapper.render(kernel, "[a]\nb = \nc = [1, \"x\"]\n".getBytes(UTF_8)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(String.join(
                        System.lineSeparator(),
                        TOML
                                + ":2:5: Unexpected end of line, expected ', \", ''', \"\"\", a number, a boolean, a date/time,"
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
                .hasMessage(TOML + ":1:6: the byte 0xE9 is not UTF-8, so the server reads something else there."
                        + " Save the file as UTF-8.");
    }

    @Test
    void survivesAParentTableAfterItsChild() throws IOException {
        byte[] overflowing = toml(shipped -> shipped + "[transport.https.properties]\nx = 1\n[transport]\ny = 1\n");

        assertThatThrownBy(() -> mapper.render(kernel, overflowing))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("[transport] stands after [transport.https.properties] of line ")
                .hasMessageContaining("dies of that with a StackOverflowError");
        assertThat(mapper.render(kernel, kernel.toml()).paths()).hasSize(20);
    }

    @Test
    void saysWhichReferenceIsNotResolved() {
        assertThatThrownBy(() -> mapper.render(kernel, toml(shipped -> shipped + "[x]\ny = \"$ref{no.such.key}\"\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(TOML + ": the server can't boot with it: ")
                .hasMessageContaining("no.such.key");
    }

    @Test
    void saysWhichSecretIsMissing() {
        assertThatThrownBy(() -> mapper.render(kernel, toml(shipped -> shipped + "[x]\ny = \"$secret{db}\"\n")))
                .isInstanceOf(ProblemException.class)
                .hasMessage(TOML + ": the server can't boot with it: Secret references can't be resolved for db.");
    }

    @Test
    void saysWhichSecretIsInPlainText() {
        String secret = "[x]\ny = \"$secret{db}\"\n[secrets]\ndb = \"[plain]\"\n";

        assertThatThrownBy(() -> mapper.render(kernel, toml(shipped -> shipped + secret)))
                .isInstanceOf(ProblemException.class)
                .hasMessage(TOML + ": the server can't boot with it: Secret references can't be plain text for db.");
    }

    @Test
    void namesTheValueThatBreaksXmlWithoutTellingIt() {
        assertThatThrownBy(() -> mapper.render(
                        kernel,
                        toml(shipped -> shipped.replaceFirst("password = \"admin\"", "password = \"top&s3cret<x9\""))))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith(
                        TOML + ":53: the value of super_admin.password breaks repository/conf/user-mgt.xml in line ")
                .hasMessageEndingWith(
                        "The server doesn't escape it: leave out & < > \" or write &amp; &lt; &gt; &quot;.")
                .hasMessageNotContaining("top")
                .hasMessageNotContaining("x9");
    }

    @Test
    void takesAnEscapedValue() throws IOException {
        Rendered rendered = mapper.render(
                kernel, toml(shipped -> shipped.replaceFirst("password = \"admin\"", "password = \"a&amp;b\"")));

        assertThat(rendered.text("repository/conf/user-mgt.xml", "//AdminUser/Password"))
                .contains("a&b");
    }

    @Test
    void noticesThatTheMapperWasToldToRenderNothing() {
        // The mapper reads this property wherever it runs; a user's own -D reaches it as well.
        System.setProperty("avoidConfigUpdate", "true");
        try {
            assertThatThrownBy(() -> mapper.render(kernel, kernel.toml()))
                    .isInstanceOf(ProblemException.class)
                    .hasMessage(TOML + ": the config-mapper rendered 0 of 20 templates."
                            + " Start Maven without -DavoidConfigUpdate, -DconfigParseOnly and other properties that the"
                            + " config-mapper knows.");
        } finally {
            System.clearProperty("avoidConfigUpdate");
        }
    }

    @Test
    void refusesAProductWithoutTemplates() throws IOException {
        KernelZip xmlEra = new KernelZip(KernelZip.PKCS12).withoutTemplates();

        assertThatThrownBy(() -> mapper.render(xmlEra, kernel.toml()))
                .isInstanceOf(ProblemException.class)
                .hasMessage("repository/resources/conf/templates/: holds no template, so there is nothing that"
                        + " deployment.toml configures. Give a distribution that is configured by deployment.toml"
                        + " (Identity Server 5.9 or later).");
    }

    @Test
    void twoMappersAtOnceRenderRight() throws Exception {
        KernelZip jks = new KernelZip(KernelZip.JKS);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ConfigMapper other = new ConfigMapper(MapperJars.all())) {
            List<Callable<String>> renders = Stream.of(mapper, other, mapper, other)
                    .flatMap(one -> Stream.<Callable<String>>of(
                            () -> one.render(kernel, kernel.toml())
                                    .primaryKeystoreType()
                                    .orElseThrow(),
                            () -> one.render(jks, jks.toml())
                                    .primaryKeystoreType()
                                    .orElseThrow()))
                    .toList();

            assertThat(threads.invokeAll(renders))
                    .extracting(Future::get)
                    .containsExactly("PKCS12", "JKS", "PKCS12", "JKS", "PKCS12", "JKS", "PKCS12", "JKS");
        } finally {
            threads.shutdown();
        }
        assertThat(System.getProperty("secVault.enabled")).isNull();
    }

    private byte[] toml(UnaryOperator<String> edit) {
        return edit.apply(text(kernel.toml())).getBytes(UTF_8);
    }

    private static String text(byte[] content) {
        return new String(content, UTF_8);
    }

    private static SortedMap<String, byte[]> files(Rendered rendered) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        rendered.paths().forEach(path -> files.put(path, rendered.file(path)));
        return files;
    }
}
