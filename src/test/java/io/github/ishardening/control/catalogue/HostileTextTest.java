package io.github.ishardening.control.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.log.LogConfiguration;
import io.github.ishardening.control.log.LogPattern;
import io.github.ishardening.deployment.ConfigurationKeys;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.Kernels;
import io.github.ishardening.deployment.XmlFile;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.inspection.UserStore;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.secret.SecretText;
import io.github.ishardening.server.ServerFiles;
import io.github.ishardening.server.ServerHost;
import io.github.ishardening.server.SupportedJava;
import io.github.ishardening.server.xmlera.AuthenticatorsXml;
import io.github.ishardening.server.xmlera.CatalinaXml;
import io.github.ishardening.server.xmlera.EditedXml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every reader of a distribution's text comes to an end with whatever stands there. */
class HostileTextTest {

    private static final int SIZE = 2 << 20;
    private static final int SECONDS = 20;

    /** Half of what a thread of the JDK has. */
    private static final long STACK = 512 << 10;

    private static final String RESOURCES = "repository/resources/conf/";

    private static Distribution kernel;

    /** What reads a text. */
    @FunctionalInterface
    private interface Reader {
        void read(String text) throws IOException;
    }

    @BeforeAll
    static void openKernel() throws IOException {
        kernel = Kernels.open(Kernels.PKCS12);
    }

    @AfterAll
    static void closeKernel() throws IOException {
        kernel.close();
    }

    /** Each is repeated until it fills 2 MB. */
    static Stream<String> pieces() {
        return Stream.of(
                "a",
                " ",
                "\t",
                "\n",
                "\\",
                "\\\"",
                "\"",
                "'",
                "(",
                "[",
                "{",
                "{{ ",
                "{% ",
                "{{ a['",
                "}}",
                "<",
                "<a>",
                "<!--",
                "a.",
                "a = ",
                "a =  b ",
                "1.",
                "%m{",
                "%m{}",
                "%enc{",
                "%enc{{}",
                "%1.",
                "$ref{",
                "$secret{",
                "@env:",
                "${carbon.a",
                "\"$1$1$1.$2$2\",",
                "\"a\": [",
                "<filter>",
                "<filter>org.apache.catalina.filters.HttpHeaderSecurityFilter",
                "<param-name>hstsEnabled</param-name>",
                "<Connector ",
                "<Connector SSLEnabled=\"true\" ",
                "<Manager ",
                "<SessionIdGenerator sessionIdLength=",
                "<KeyStore>",
                "<KeyStore><Type>",
                "<Authenticator ",
                "<Authenticator name=\"MutualSSLAuthenticator\" ",
                "$java_version_formatted -lt 0108 ",
                "-Xmx",
                "JVM_MEM_OPTS=",
                "appender.a.type = File\n",
                "a\\\n",
                "-----BEGIN A ",
                "[[a]]\n",
                "[a]\nb = 1\n",
                "a.b.",
                "#\n",
                "x = [",
                "://:",
                "0:",
                "jdbc:oracle:x:u/");
    }

    private static Map<String, Reader> readers() {
        var readers = new LinkedHashMap<String, Reader>();
        readers.put("LogPattern", text -> {
            var pattern = new LogPattern(text);
            pattern.hasMessage();
            pattern.isUnmasked();
            pattern.encoded();
            pattern.identified();
        });
        readers.put("LogConfiguration", text -> {
            var log = new LogConfiguration(text.getBytes(ISO_8859_1));
            log.fileAppenders();
            log.get("a");
        });
        readers.put("XmlFile", text -> XmlFile.parse(text.getBytes(ISO_8859_1)).ifPresent(xml -> xml.texts("//a")));
        readers.put("EditedXml", text -> {
            var xml = new EditedXml("a.xml", text.getBytes(ISO_8859_1));
            xml.has("KeyStore");
            xml.text("KeyStore", "Type");
        });
        readers.put(
                "StartScript",
                text -> SupportedJava.of(StartScript.parse("bin/wso2server.sh", text.getBytes(ISO_8859_1))));
        readers.put("batch file", text -> StartScript.parse("bin/wso2server.bat", text.getBytes(ISO_8859_1)));
        readers.put("DeploymentToml", text -> {
            var toml = DeploymentToml.parse(text.getBytes(ISO_8859_1), "a.toml");
            toml.secretReferences();
            toml.keys().forEach(toml::line);
        });
        readers.put("a value of DeploymentToml", text -> {
            var toml = DeploymentToml.parse(
                    ("a = '''" + text.substring(0, 900_000) + "'''").getBytes(ISO_8859_1), "a.toml");
            toml.secretReferences();
            toml.environmentReferences();
        });
        readers.put("SecretText", text -> {
            SecretText.isSecret("a.password", text);
            SecretText.within(text).forEach(found -> {});
            SecretText.withoutReferences(text);
        });
        readers.put("ServerHost", ServerHost::isLocal);
        readers.put("UserStore", text -> {
            var store = new UserStore("", Map.of("ConnectionURL", text), Location.of("a.xml"), Map.of());
            store.isEncrypted();
            store.place();
        });
        readers.put("CatalinaXml", with(ServerFiles.CATALINA, CatalinaXml::new));
        readers.put("AuthenticatorsXml", with(AuthenticatorsXml.PATH, AuthenticatorsXml::new));
        for (String file : List.of("templates/repository/conf/a.xml.j2", "default.json", "infer.json")) {
            readers.put(file, with(RESOURCES + file, HostileTextTest::readKeys));
        }
        return readers;
    }

    /** What reads a distribution. */
    @FunctionalInterface
    private interface DistributionReader {
        void read(Distribution distribution) throws IOException;
    }

    private static Reader with(String path, DistributionReader reader) {
        return text -> {
            kernel.write(path, text.getBytes(ISO_8859_1));
            try {
                reader.read(kernel);
            } finally {
                kernel.delete(path);
            }
        };
    }

    private static void readKeys(Distribution distribution) throws IOException {
        var keys = ConfigurationKeys.of(distribution);
        keys.knows("a".repeat(900) + ".b");
        keys.nearestTable("servr");
        keys.defaultTexts("a");
        keys.followsAnother("a");
    }

    @ParameterizedTest
    @MethodSource("pieces")
    void everyReaderEndsInTime(String piece) throws InterruptedException {
        String text = piece.repeat(SIZE / piece.length());
        var faults = new ArrayList<String>();
        for (var reader : readers().entrySet()) {
            var task = new FutureTask<Void>(() -> {
                reader.getValue().read(text);
                return null;
            });
            var thread = new Thread(null, task, reader.getKey(), STACK);
            thread.setDaemon(true);
            thread.start();
            try {
                task.get(SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                faults.add(reader.getKey() + " takes longer than " + SECONDS + " seconds");
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof ProblemException)) {
                    faults.add(reader.getKey() + " ends in " + e.getCause());
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void xmlIsNotReadDeeperThanItsWalkersGo() {
        UnaryOperator<String> nested =
                depth -> "<a>".repeat(Integer.parseInt(depth)) + "b" + "</a>".repeat(Integer.parseInt(depth));

        assertThat(XmlFile.parse(nested.apply("200").getBytes(ISO_8859_1)).map(xml -> xml.texts("/a")))
                .contains(List.of("b"));
        assertThat(XmlFile.parse(nested.apply("100000").getBytes(ISO_8859_1))).isEmpty();
    }

    @Test
    void aFileThatIsTooLargeIsNamed() throws IOException {
        kernel.write("repository/conf/a.xml", new byte[(8 << 20) + 1]);

        assertThatThrownBy(() -> kernel.read("repository/conf/a.xml"))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith(
                        ": repository/conf/a.xml is 8388609 bytes long; a file of this type can be at most 8 MiB."
                                + " Restore it from the stock distribution.");
    }

    @Test
    void tomlSaysWhatItHasTooMuchOf() {
        String cure = ", which exceeds the limit. Remove what isn't needed.";

        assertThat(refusal("a = '" + "b".repeat(1_000_000) + "'")).isEqualTo("a.toml: is larger than 1 MB" + cure);
        assertThat(refusal("#\n".repeat(301)))
                .isEqualTo("a.toml:301: has more than 300 consecutive blank lines and comments" + cure);
        assertThat(refusal("a = [\n" + "1,\n".repeat(10_000) + "]"))
                .isEqualTo("a.toml: has more than 10,000 lines" + cure);
        assertThat(refusal("a" + "a".repeat(1000) + " = 1"))
                .isEqualTo("a.toml: has a key of more than 1,000 characters" + cure);
        assertThat(refusal(IntStream.range(0, 101)
                        .mapToObj(table -> "t%d = {".formatted(table)
                                + String.join(
                                        ", ",
                                        IntStream.range(0, 100)
                                                .mapToObj("k%d = 1"::formatted)
                                                .toList())
                                + "}\n")
                        .reduce("", String::concat)))
                .isEqualTo("a.toml: has more than 10,000 keys" + cure);
    }

    private static String refusal(String toml) {
        try {
            DeploymentToml.parse(toml.getBytes(ISO_8859_1), "a.toml");
            return "";
        } catch (ProblemException e) {
            return e.getMessage();
        }
    }
}
