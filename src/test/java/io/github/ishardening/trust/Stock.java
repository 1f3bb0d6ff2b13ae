package io.github.ishardening.trust;

import io.github.ishardening.keystore.KeystoreReader;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;

/** The stores of a real server, as it is shipped. */
final class Stock {

    static final String TRUSTSTORE = "client-truststore.p12";
    static final String PASSWORD = "wso2carbon";

    private static final String SERVER = "wso2carbon-core-4.10.32";

    private Stock() {}

    /** A store of it. */
    static byte[] read(String name) throws IOException {
        try (var zip =
                new ZipFile(Path.of("target/distributions", SERVER + ".zip").toFile())) {
            var entry = zip.getEntry(SERVER + "/repository/resources/security/" + name);
            return zip.getInputStream(entry).readAllBytes();
        }
    }

    /** What its truststore holds. */
    static List<TruststoreEntry> trusted() throws IOException {
        return KeystoreReader.open(TRUSTSTORE, read(TRUSTSTORE), Secret.of(PASSWORD)).trusted().entrySet().stream()
                .map(entry -> new TruststoreEntry(entry.getKey(), entry.getValue()))
                .toList();
    }
}
