package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.Product;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConfigMapperTest {

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

    @ParameterizedTest
    @ValueSource(strings = {Kernels.OLDEST, Kernels.JKS, Kernels.PKCS12})
    void rendersAsTheKernelsOwnMapperDoes(String version, @TempDir Path scratch) throws Exception {
        try (Distribution own = Kernels.open(version)) {
            byte[] toml = own.read(TOML);

            assertThat(files(mapper.render(own, toml)))
                    .hasSize(20)
                    .usingRecursiveComparison()
                    .isEqualTo(KernelMapper.render(own, toml, scratch));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {Kernels.OLDEST, Kernels.JKS, Kernels.PKCS12})
    void rendersEditsAsTheKernelsOwnMapperDoes(String version, @TempDir Path scratch) throws Exception {
        try (Distribution own = Kernels.open(version)) {
            DeploymentToml toml = DeploymentToml.parse(own.read(TOML), TOML);
            toml.set("server.hostname", "is.example.com");
            toml.set("keystore.tls.password", "$secret{keystore_tls_password}");
            toml.set("keystore.userstore_password_encryption", "Zzz");
            toml.set("transport.https.properties.server", "Jürgen's");
            toml.set("transport.https.sslHostConfig.properties.protocols", "+TLSv1.2,+TLSv1.3");
            toml.appendToArray("resource.access_control", Map.of("context", "/x", "http_method", List.of("GET")));
            toml.setSecret("keystore_tls_password", "Q2lwaGVy");

            Rendered rendered = mapper.render(own, toml.bytes());

            assertThat(files(rendered))
                    .usingRecursiveComparison()
                    .isEqualTo(KernelMapper.render(own, toml.bytes(), scratch));
            assertThat(rendered.text("repository/conf/carbon.xml", "/Server/HostName"))
                    .contains("is.example.com");
            assertThat(rendered.xml("repository/conf/tomcat/catalina-server.xml")
                            .orElseThrow()
                            .elements("//Connector"))
                    .filteredOn(connector -> connector.getAttribute("scheme").equals("https"))
                    .extracting(connector -> connector.getAttribute("server"))
                    .containsExactly("Jürgen's");
        }
    }

    @Test
    void tellsWhatIsInForce() throws IOException {
        Rendered rendered = mapper.render(kernel, shipped);

        assertThat(rendered.text("repository/conf/carbon.xml", "/Server/Security/KeyStore/Type"))
                .contains("PKCS12");
        assertThat(rendered.value("keystore.tls.file_name")).contains("wso2carbon.p12");
        assertThat(rendered.value("keystore.none")).isEmpty();
        assertThat(rendered.text("repository/conf/carbon.xml", "/Server/Nothing"))
                .isEmpty();
        assertThat(rendered.paths()).contains("repository/conf/carbon.xml", "repository/conf/user-mgt.xml");
        assertThatThrownBy(() -> rendered.file("repository/conf/nothing.xml"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessage("repository/conf/nothing.xml");
    }

    @Test
    void rendersWhatOnlyTheRunningServerKnowsAsPlaceholders() throws IOException {
        String defaults = new String(kernel.read("repository/resources/conf/default.json"), UTF_8);
        kernel.write(
                "repository/resources/conf/default.json",
                defaults.replaceFirst("\\{", "{\"server.unused\": \"\\$sys{unset.property}\",")
                        .getBytes(UTF_8));
        DeploymentToml toml = DeploymentToml.parse(shipped, TOML);
        toml.set("server.hostname", "$env{IS_HOST_THAT_IS_NOT_SET}.example.com");

        Rendered rendered = mapper.render(kernel, toml.bytes());

        assertThat(rendered.text("repository/conf/carbon.xml", "/Server/HostName"))
                .contains("@env:IS_HOST_THAT_IS_NOT_SET@.example.com");
        assertThat(rendered.value("server.unused")).contains("@sys:unset.property@");
    }

    @Test
    void leavesNothingBehindInTheJvm() throws IOException {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        DeploymentToml toml = DeploymentToml.parse(shipped, TOML);
        toml.set("x.y", "$secret{a}");
        toml.setSecret("a", "WA==");

        mapper.render(kernel, toml.bytes());

        assertThat(System.getProperty("secVault.enabled")).isNull();
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(loader);
    }

    @Test
    void ignoresTheMetadataOfAServerThatRan() throws IOException {
        Rendered fresh = mapper.render(kernel, shipped);
        kernel.write("repository/resources/conf/.metadata/metadata_template.properties", new byte[] {'x'});

        assertThat(files(mapper.render(kernel, shipped)))
                .usingRecursiveComparison()
                .isEqualTo(files(fresh));
    }

    @Test
    void twoMappersAtOnceRenderRight() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (ConfigMapper other = new ConfigMapper(Kernels::mapperJar)) {
            List<Callable<String>> renders = Stream.of(mapper, other, mapper, other)
                    .flatMap(one -> Stream.<Callable<String>>of(
                            () -> keystoreType(one, Kernels.PKCS12), () -> keystoreType(one, Kernels.JKS)))
                    .toList();

            assertThat(threads.invokeAll(renders))
                    .extracting(Future::get)
                    .containsExactly("PKCS12", "JKS", "PKCS12", "JKS", "PKCS12", "JKS", "PKCS12", "JKS");
        } finally {
            threads.shutdown();
        }
        assertThat(System.getProperty("secVault.enabled")).isNull();
    }

    private static String keystoreType(ConfigMapper mapper, String version) throws IOException {
        try (Distribution own = Kernels.open(version)) {
            return mapper.render(own, own.read(TOML))
                    .text("repository/conf/carbon.xml", "/Server/Security/KeyStore/Type")
                    .orElseThrow();
        }
    }

    private static SortedMap<String, byte[]> files(Rendered rendered) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        rendered.paths().forEach(path -> files.put(path, rendered.file(path)));
        return files;
    }
}
