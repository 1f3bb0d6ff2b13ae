package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An unpacked hardened server and the keys directory it was made with, held against each other on the running server. */
public final class HardenedServer {

    private final Path home;
    private final Path keysDirectory;
    private final String internalPassword;
    private final String adminPassword;

    /** The server in this folder, which was made with these keys and secrets. */
    public HardenedServer(Path home, Path keysDirectory) throws IOException {
        this(home, keysDirectory, HardenedZip.secrets(keysDirectory).getProperty("admin.password"));
    }

    /** The server in this folder, which was made with these keys and this password of the administrator. */
    public HardenedServer(Path home, Path keysDirectory, String adminPassword) throws IOException {
        this.home = home;
        this.keysDirectory = keysDirectory;
        this.internalPassword = HardenedZip.secrets(keysDirectory).getProperty("internal.password");
        this.adminPassword = adminPassword;
    }

    /** Starts twice, each time with the password of the vault handed over, and finds it hardened. */
    public void bootsTwice() throws IOException, InterruptedException, GeneralSecurityException {
        for (int start = 1; start <= 2; start++) {
            boots(Optional.of(internalPassword), Map.of());
            assertThat(home.resolve("password-tmp")).doesNotExist();
        }
    }

    /** Starts and finds it hardened. */
    public void boots(Optional<String> vaultPassword, Map<String, String> environment)
            throws IOException, InterruptedException, GeneralSecurityException {
        try (var server = CarbonServer.start(home, CarbonServer.freeOffset(), vaultPassword, environment)) {
            var client = server.client();
            assertThat(client.certificates()).isEqualTo(certificates("tls"));
            assertThat(client.accepts("TLSv1")).isFalse();
            assertThat(client.accepts("TLSv1.1")).isFalse();
            assertThat(client.accepts("TLSv1.2")).isTrue();
            assertThat(client.accepts("TLSv1.3")).isTrue();
            assertThat(client.header("/", "Server")).doesNotContainIgnoringCase("wso2");
            assertThat(client.header("/", "Strict-Transport-Security")).startsWith("max-age=");
            assertThat(client.header("/carbon/admin/login.jsp", "Cache-Control"))
                    .contains("no-store");
            assertThat(client.login("admin", "admin")).isFalse();
            assertThat(client.login("admin", adminPassword)).isTrue();
            assertThat(List.of(9443, 9763, 9999, 11111, 8005))
                    .as("JMX is off, and Tomcat's shutdown port never was on")
                    .filteredOn(server::listens)
                    .containsExactly(9443, 9763);
            // Logins that are refused are logged as warnings; whatever is an error is ours.
            assertThat(server.errors()).isEmpty();
        }
    }

    private List<X509Certificate> certificates(String role) throws IOException, GeneralSecurityException {
        try (var pem = Files.newInputStream(keysDirectory.resolve("certificates/" + role + ".pem"))) {
            return CertificateFactory.getInstance("X.509").generateCertificates(pem).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        }
    }
}
