package io.github.ishardening.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedKeysTest {

    @TempDir
    private Path folder;

    @Test
    void areThoseOfStoresInTheSourcesByTheReleasesThatHaveThem() throws Exception {
        Path store = folder.resolve("distribution/repository/resources/security/wso2carbon.p12");
        Files.createDirectories(store.getParent());
        run("git", "init", "--quiet");
        run(
                "keytool",
                "-genkeypair",
                "-keystore",
                store.toString(),
                "-storepass",
                "wso2carbon",
                "-alias",
                "wso2carbon",
                "-dname",
                "CN=localhost,O=WSO2",
                "-keyalg",
                "EC",
                "-startdate",
                "2030/01/01",
                "-validity",
                "1");
        run("git", "add", ".");
        run("git", "-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "--quiet", "-m", "A store");
        for (String tag : List.of("v7.9.0-m1", "v7.9.0", "v7.9.1")) {
            run("git", "tag", tag);
        }
        var sources = new GitClone(folder);

        List<String> rows = new ShippedKeys(sources).rowsBeside(List.of("# Keys"), true);

        assertThat(rows)
                .singleElement()
                .asString()
                .matches(
                        "[0-9a-f]{64}\tCN=localhost, O=WSO2\t20(29-12-31|30-01-01)\t2030-01-0[12]\t7\\.9\\.0,7\\.9\\.1");
        assertThat(new ShippedKeys(sources).rowsBeside(rows, true)).isEmpty();
        assertThat(new ShippedKeys(sources).rowsBeside(List.of(), false))
                .singleElement()
                .asString()
                .endsWith("\t-");
    }

    private void run(String... command) throws IOException, InterruptedException {
        assertThat(Command.run(folder, command)).extracting(Command::exitCode).isEqualTo(0);
    }
}
