package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Security;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TlsRuntimeTest {

    @Test
    void tellsTheJdkAndWhatItRefuses() {
        assertThat(TlsRuntime.settings())
                .containsEntry("java.runtime.version", Runtime.version().toString())
                .containsEntry("java.vendor", System.getProperty("java.vendor"))
                .containsEntry(
                        "security jdk.tls.disabledAlgorithms", Security.getProperty("jdk.tls.disabledAlgorithms"))
                .containsEntry(
                        "security jdk.certpath.disabledAlgorithms",
                        Security.getProperty("jdk.certpath.disabledAlgorithms"))
                .containsEntry("security security.provider.1", Security.getProviders()[0].getName());
    }

    @Test
    void tellsOfWhateverTheJdkIsConfiguredToDoInTls() throws IOException {
        var shipped = new Properties();
        try (var file = Files.newInputStream(Path.of(System.getProperty("java.home"), "conf/security/java.security"))) {
            shipped.load(file);
        }
        shipped.keySet()
                .removeIf(
                        name -> !name.toString()
                                .matches(
                                        "(crypto|ssl|jdk\\.tls|jdk\\.certpath|jdk\\.security\\.(ca|provider)|security\\.provider)[.\\w]*"));

        assertThat(TlsRuntime.settings().keySet())
                .containsAll(shipped.keySet().stream()
                        .map(name -> "security " + name)
                        .toList());
    }

    @Test
    void tellsAllSystemPropertiesOfTlsAndNoOthers() {
        var system = new Properties();
        system.setProperty("jdk.tls.client.protocols", "TLSv1.3");
        system.setProperty("com.sun.net.ssl.checkRevocation", "true");
        system.setProperty("user.home", "/home/somebody");

        assertThat(TlsRuntime.settings(system, name -> name.equals("security.provider.1") ? "SUN" : null))
                .containsAllEntriesOf(Map.of(
                        "jdk.tls.client.protocols",
                        "TLSv1.3",
                        "com.sun.net.ssl.checkRevocation",
                        "true",
                        "java.vendor",
                        "null",
                        "security jdk.tls.disabledAlgorithms",
                        "null",
                        "security security.provider.1",
                        "SUN"))
                .doesNotContainKeys("user.home", "security security.provider.2");
    }
}
