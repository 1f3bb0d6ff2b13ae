package io.github.ishardening.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.keystore.CertificateReader;
import io.github.ishardening.random.DamagedBytes;
import io.github.ishardening.random.OpensslFiles;
import io.github.ishardening.random.Refusal;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;

class RandomCertificatesTest {

    private static List<byte[]> files;

    @BeforeContainer
    static void makesFiles() throws Exception {
        files = new ArrayList<>(OpensslFiles.make().messages());
        files.add(Stock.read(Stock.TRUSTSTORE));
        files.add(Stock.read("wso2carbon.p12"));
    }

    @Property
    void areReadOrRefused(@ForAll("damaged") byte[] content) throws IOException {
        Refusal.of(
                "partner.pem",
                () -> assertThat(CertificateReader.read(
                                "partner.pem", content, Optional.of(Secret.of(Stock.PASSWORD)), "<password>"))
                        .isNotEmpty()
                        .allSatisfy(found -> assertThat(found.certificate()).isNotNull()));
    }

    @Provide
    Arbitrary<byte[]> damaged() {
        return DamagedBytes.of(files);
    }
}
