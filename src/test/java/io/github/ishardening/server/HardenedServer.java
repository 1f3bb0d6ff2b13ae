package io.github.ishardening.server;

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
import java.util.Properties;

/** An unpacked hardened server and the keys directory it was made with, held against each other on the running server. */
public final class HardenedServer {

    private final Path home;
    private final Path keysDirectory;
    private final Properties secrets;

    /** The server in this folder, which was made with these keys. */
    public HardenedServer(Path home, Path keysDirectory) throws IOException {
        this.home = home;
        this.keysDirectory = keysDirectory;
        this.secrets = HardenedZip.secrets(keysDirectory);
    }

    /** Starts twice, each time with the password of the vault handed over, and finds it hardened. */
    public void bootsTwice() throws IOException, InterruptedException, GeneralSecurityException {
        for (int start = 1; start <= 2; start++) {
            boots(Optional.of(secrets.getProperty("internal.password")), Map.of());
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
            assertThat(client.serverHeader().orElse("")).doesNotContainIgnoringCase("wso2");
            assertThat(client.login("admin", "admin")).isFalse();
            assertThat(client.login("admin", secrets.getProperty("admin.password")))
                    .isTrue();
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
