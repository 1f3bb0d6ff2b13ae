package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductTest {

    @TempDir
    private Path folder;

    private Path directory;

    @BeforeEach
    void unpack() throws IOException {
        directory = TestProduct.unpackedInto(folder.resolve("wso2is-7.1.0"));
    }

    @Test
    void recognisesAnIdentityServer() throws IOException {
        assertThat(product())
                .isEqualTo(new Product(
                        Product.Family.IDENTITY_SERVER,
                        "WSO2 Identity Server",
                        Version.parse("7.1.0"),
                        Version.parse("4.10.42"),
                        true))
                .hasToString("WSO2 Identity Server 7.1.0");
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 API Manager v4.3.0, API_MANAGER, WSO2 API Manager 4.3.0",
        "WSO2 API Control Plane v4.5.0, API_MANAGER, WSO2 API Control Plane 4.5.0",
        "WSO2 Universal Gateway v4.5.0, API_MANAGER, WSO2 Universal Gateway 4.5.0",
        "WSO2 Traffic Manager v4.5.0, API_MANAGER, WSO2 Traffic Manager 4.5.0",
        "WSO2 Enterprise Integrator v6.6.0, OTHER, WSO2 Enterprise Integrator 6.6.0"
    })
    void recognisesOtherProducts(String line, Product.Family family, String text) throws IOException {
        Files.writeString(directory.resolve("bin/version.txt"), line);

        assertThat(product()).hasToString(text).returns(family, Product::family);
    }

    @ParameterizedTest
    @CsvSource({
        "WSO2 API Manager, 'CONTROL_PLANE, GATEWAY, TRAFFIC_MANAGER, KEY_MANAGER'",
        "WSO2 API Control Plane, 'CONTROL_PLANE, TRAFFIC_MANAGER, KEY_MANAGER'",
        "WSO2 Universal Gateway, GATEWAY",
        "WSO2 Traffic Manager, TRAFFIC_MANAGER",
        "WSO2 Identity Server, ''",
        "WSO2 Micro Integrator, ''"
    })
    void knowsWhichPartsOfAnApiManagerAPackDoes(String name, String parts) throws IOException {
        Files.writeString(directory.resolve("bin/version.txt"), name + " v4.5.0");
        Product product = product();

        assertThat(Stream.of(Product.Part.values()).filter(product::does))
                .extracting(Product.Part::name)
                .isEqualTo(Stream.of(parts.split(", "))
                        .filter(part -> !part.isEmpty())
                        .toList());
        assertThat(product.isApiManager()).isEqualTo(!parts.isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/version.txt", "bin/wso2carbon-version.txt"})
    void refusesAFileOfTheVersionThatIsABomb(String path) throws IOException {
        try (var bomb = new RandomAccessFile(directory.resolve(path).toFile(), "rw")) {
            bomb.setLength(4L << 30);
        }

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::product)
                .withMessage("wso2is-7.1.0: " + path + " is 4294967296 bytes long; a file of this type can be at most"
                        + " 8 MiB. Restore it from the stock distribution.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.5.1", "4.7.1", "4.10.32"})
    void recognisesTheBareKernels(String version) throws IOException {
        try (Distribution kernel = Distribution.open(TestProduct.kernel(version))) {
            assertThat(kernel.name()).isEqualTo("wso2carbon-core-" + version);
            assertThat(kernel.product())
                    .isEqualTo(new Product(
                            Product.Family.KERNEL,
                            "WSO2 Carbon Kernel",
                            Version.parse(version),
                            Version.parse(version),
                            true));
        }
    }

    @Test
    void tellsTheEraOfTheXmlFiles() throws IOException {
        Files.delete(directory.resolve("repository/conf/deployment.toml"));
        Files.delete(directory.resolve("repository/resources/conf/default.json"));
        Files.writeString(directory.resolve("repository/conf/carbon.xml"), "<Server/>");

        assertThat(product().toml()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"repository/conf/deployment.toml", "repository/resources/conf/default.json"})
    void missesTheFilesOfTheTomlEra(String missing) throws IOException {
        Files.delete(directory.resolve(missing));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::product)
                .withMessage("wso2is-7.1.0: " + missing + " is missing. Restore it from the stock distribution.");
    }

    @Test
    void namesWhatAFolderLacksThatIsNoProduct() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Distribution.open(other))
                .withMessage("other: is not a distribution of a WSO2 product: it lacks bin/version.txt and"
                        + " bin/wso2carbon-version.txt and repository/conf/carbon.xml."
                        + " Specify the folder that contains bin and repository, or its zip.");
    }

    @Test
    void refusesAVersionFileThatNamesNoVersion() throws IOException {
        Files.writeString(directory.resolve("bin/version.txt"), "");

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(this::product)
                .withMessage("wso2is-7.1.0: is not a distribution of a WSO2 product:"
                        + " bin/version.txt doesn't read <name> v<version>.");
    }

    private Product product() throws IOException {
        try (Distribution distribution = Distribution.open(directory)) {
            return distribution.product();
        }
    }
}
