package io.github.ishardening.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.fixture.KeyBuilds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapSearchTest {

    @TempDir
    Path folder;

    @Test
    void findsThePasswordsAndTheNumbersOfPrivateKeys() throws IOException, GeneralSecurityException {
        Path keys = folder.resolve("keys");
        new KeyBuilds(keys).run();
        String password = HardenedZip.secrets(keys).getProperty("internal.password");
        var search = new HeapSearch(keys);

        assertThat(search.in(Files.writeString(folder.resolve("heap"), "nothing")))
                .isEmpty();
        assertThat(search.in(Files.writeString(folder.resolve("heap"), password, StandardCharsets.UTF_16BE)))
                .containsExactly(": internal.password in UTF-16");
        assertThat(search.in(Files.write(folder.resolve("heap"), key(keys, "ca", "ca"))))
                .containsExactly(": ca: private number");
        assertThat(search.in(Files.write(folder.resolve("heap"), key(keys, "internal", "internal"))))
                .containsExactly(
                        ": internal: private exponent",
                        ": internal: prime p",
                        ": internal: prime q",
                        ": internal: exponent of p",
                        ": internal: exponent of q",
                        ": internal: coefficient");
    }

    private static byte[] key(Path keys, String role, String alias) throws IOException, GeneralSecurityException {
        char[] password =
                HardenedZip.secrets(keys).getProperty(role + ".password").toCharArray();
        var store = KeyStore.getInstance(keys.resolve(role + ".p12").toFile(), password);
        return store.getKey(alias, password).getEncoded();
    }
}
