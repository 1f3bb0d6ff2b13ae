package io.github.ishardening.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.keys.ImportedPem;
import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.OpensslFiles;
import io.github.ishardening.random.Refusal;
import io.github.ishardening.random.ScratchFile;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

class RandomPemTest {

    private static OpensslFiles files;

    @BeforeContainer
    static void makesFiles() throws Exception {
        files = OpensslFiles.make();
    }

    @Property
    void holdsCertificatesOrIsRefused(@ForAll("damagedCertificates") byte[] content) throws IOException {
        Refusal.of(
                "a.pem",
                () -> assertThat(CertificateReader.read("a.pem", content))
                        .isNotEmpty()
                        .doesNotContainNull());
    }

    @Property
    void holdsAKeyOrIsRefused(@ForAll("damagedKeys") byte[] content) throws IOException {
        Path key = ScratchFile.of("given-key.pem", content);
        Path certificate = ScratchFile.of("given-certificate.pem", files.certificate());

        Refusal.of(
                "given-",
                () -> assertThat(new ImportedPem(Role.TLS, key, certificate)
                                .read(Optional.empty(), Optional.of(Secret.of("changeit")))
                                .key())
                        .isNotNull());
    }

    @Provide
    Arbitrary<byte[]> damagedCertificates() {
        return DamagedBytes.of(files.messages());
    }

    @Provide
    Arbitrary<byte[]> damagedKeys() {
        return DamagedBytes.of(files.keys());
    }
}
