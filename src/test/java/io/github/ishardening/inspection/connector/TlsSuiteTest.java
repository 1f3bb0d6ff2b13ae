package io.github.ishardening.inspection.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;

class TlsSuiteTest {

    private static final Pattern LINE = Pattern.compile("\\s*0x(..),0x(..) - (\\S+)\\s+- (\\S+) .*");

    @Test
    void areThoseThatOpensslKnowsByNumberAndBothNames() throws IOException, InterruptedException {
        var lines = Command.run(
                        Path.of("."), "openssl", "ciphers", "-V", "-stdname", "ALL:COMPLEMENTOFALL:eNULL:@SECLEVEL=0")
                .output()
                .lines()
                .toList();

        assertThat(lines).hasSizeGreaterThan(100).allSatisfy(line -> {
            var suite = LINE.matcher(line);
            assertThat(suite.matches()).isTrue();
            int code = Integer.parseInt(suite.group(1) + suite.group(2), 16);
            assertThat(TlsSuite.all())
                    .anyMatch(each ->
                            each.code() == code && each.isCalled(suite.group(3)) && each.isCalled(suite.group(4)));
        });
    }

    @Test
    void areThoseThatJavaKnowsByItsNames() throws NoSuchAlgorithmException {
        var names = SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites();

        assertThat(names)
                .filteredOn(name -> !name.endsWith("_SCSV"))
                .hasSizeGreaterThan(20)
                .allMatch(name -> TlsSuite.all().stream().anyMatch(suite -> suite.isCalled(name)));
        // One that it refuses by now.
        assertThat(TlsSuite.all())
                .filteredOn(suite -> suite.isCalled("SSL_RSA_WITH_3DES_EDE_CBC_SHA"))
                .extracting(TlsSuite::name)
                .containsExactly("TLS_RSA_WITH_3DES_EDE_CBC_SHA");
    }

    @Test
    void areEachThereOnce() {
        List<TlsSuite> all = TlsSuite.all();

        assertThat(new HashSet<>(all.stream().map(TlsSuite::code).toList())).hasSameSizeAs(all);
        assertThat(all).filteredOn(TlsSuite::isOfTls13).hasSize(5);
    }
}
