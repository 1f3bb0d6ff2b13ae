package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCacheTest {

    private static final String TEMPLATE = "repository/resources/conf/templates/repository/conf/carbon.xml.j2";

    @TempDir
    private Path folder;

    private Path cached;
    private RenderCache cache;
    private int renders;

    @BeforeEach
    void makeCache() {
        cached = folder.resolve("rendered");
        cache = new RenderCache(cached, (files, toml) -> {
            renders++;
            return new Rendered(Map.of("repository/conf/carbon.xml", toml), Map.of("server.hostname", "ä:=\\\n#"));
        });
    }

    @Test
    void rendersTheSameInputOnce() throws IOException {
        Rendered first = cache.render(new OneFile(TEMPLATE, "x"), "a".getBytes(UTF_8));
        Rendered second = cache.render(new OneFile(TEMPLATE, "x"), "a".getBytes(UTF_8));

        assertThat(renders).isEqualTo(1);
        assertThat(second.paths()).isEqualTo(first.paths());
        assertThat(second.file("repository/conf/carbon.xml")).isEqualTo(first.file("repository/conf/carbon.xml"));
        assertThat(second.values()).isEqualTo(first.values());
    }

    @Test
    void rendersAnewWhenAnyInputDiffers() throws IOException {
        cache.render(new OneFile(TEMPLATE, "x"), "a".getBytes(UTF_8));
        cache.render(new OneFile(TEMPLATE, "x"), "b".getBytes(UTF_8));
        cache.render(new OneFile(TEMPLATE, "y"), "a".getBytes(UTF_8));
        cache.render(new OneFile("repository/resources/conf/default.json", "x"), "a".getBytes(UTF_8));

        assertThat(renders).isEqualTo(4);
        assertThat(files()).hasSize(4);
    }

    @Test
    void rendersAnewWhenTheStoredFileIsDamaged() throws IOException {
        cache.render(new OneFile(TEMPLATE, "x"), "a".getBytes(UTF_8));
        Path stored = files().get(0);
        byte[] whole = Files.readAllBytes(stored);
        Files.write(stored, new byte[] {1, 2, 3});

        cache.render(new OneFile(TEMPLATE, "x"), "a".getBytes(UTF_8));

        assertThat(renders).isEqualTo(2);
        assertThat(Files.size(stored)).isEqualTo(whole.length);
    }

    @Test
    void isReadByItsOwnerOnly() throws IOException {
        cache.render(new OneFile(TEMPLATE, "x"), "a".getBytes(UTF_8));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cached)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files().get(0))))
                .isEqualTo("rw-------");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(cached)) {
            return files.toList();
        }
    }

    private record OneFile(String path, String content) implements ConfigurationFiles {

        @Override
        public SortedSet<String> paths(String prefix) {
            return new TreeSet<>(List.of(path));
        }

        @Override
        public byte[] read(String read) {
            return content.getBytes(UTF_8);
        }
    }
}
