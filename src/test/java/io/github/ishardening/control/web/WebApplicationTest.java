package io.github.ishardening.control.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.distribution.Distribution;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebApplicationTest {

    @TempDir
    private Path folder;

    @Test
    void isReadFromAWarThatTheMemoryMayNotHold() throws IOException {
        for (var file : Map.of(
                        "bin/version.txt", "WSO2 Identity Server v7.1.0\n",
                        "bin/wso2carbon-version.txt", "WSO2 Carbon Framework v4.10.42\n",
                        "repository/conf/deployment.toml", "[server]\n",
                        "repository/resources/conf/default.json", "{}\n")
                .entrySet()) {
            write(file.getKey(), file.getValue());
        }
        Path war = write("repository/deployment/server/webapps/shop.war", "");
        try (var zip = new ZipOutputStream(Files.newOutputStream(war))) {
            zip.putNextEntry(new ZipEntry("WEB-INF/web.xml"));
            zip.write("<web-app/>".getBytes(UTF_8));
        }
        try (var large = new RandomAccessFile(war.toFile(), "rw")) {
            // Takes no room on the disk.
            large.setLength(300L << 20);
        }

        try (var distribution = Distribution.open(folder)) {
            assertThat(WebApplication.of(distribution)).singleElement().satisfies(shop -> {
                assertThat(shop.path()).isEqualTo("repository/deployment/server/webapps/shop.war!/WEB-INF/web.xml");
                assertThat(shop.descriptor()).isPresent();
            });
        }
    }

    private Path write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
