package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderCacheTest {

    private static final String TEMPLATE = "repository/resources/conf/templates/repository/conf/carbon.xml.j2";
    private static final String DEFAULTS = "repository/resources/conf/default.json";
    private static final String METADATA = "repository/resources/conf/.metadata/metadata_template.properties";

    private static final byte[] A = {'a'};

    @TempDir
    private Path folder;

    private Distribution kernel;
    private Path cached;
    private RenderCache cache;
    private int renders;

    @BeforeEach
    void makeCache() throws IOException {
        kernel = Kernels.open(Kernels.OLDEST);
        cached = folder.resolve("rendered");
        cache = cache("this version");
    }

    @AfterEach
    void closeKernel() throws IOException {
        kernel.close();
    }

    private RenderCache cache(String version) {
        return new RenderCache(new Notes(cached, 4, version), (distribution, toml) -> {
            renders++;
            return new Rendered(Map.of("repository/conf/carbon.xml", toml), Map.of("server.hostname", "ä:=\\\n#"));
        });
    }

    @Test
    void rendersTheSameInputOnce() throws IOException {
        Rendered first = cache.render(kernel, A);
        assertThat(cache.render(kernel, A)).isSameAs(first);

        Rendered second = cache("this version").render(kernel, A);

        assertThat(renders).isEqualTo(1);
        assertThat(second.paths()).isEqualTo(first.paths());
        assertThat(second.file("repository/conf/carbon.xml")).isEqualTo(first.file("repository/conf/carbon.xml"));
        assertThat(second.values()).isEqualTo(first.values());
    }

    @Test
    void findsOutOnceThatAnInputCannotBeRendered() {
        var refusing = new RenderCache(new Notes(cached, 4, "this version"), (distribution, toml) -> {
            renders++;
            throw new ProblemException("deployment.toml", "can't be rendered.");
        });

        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(ProblemException.class)
                    .isThrownBy(() -> refusing.render(kernel, A))
                    .withMessage("deployment.toml: can't be rendered.");
        }

        assertThat(renders).isEqualTo(1);
        assertThat(cached).doesNotExist();
    }

    @Test
    void rendersAnewWhenAnyInputDiffers() throws IOException {
        cache.render(kernel, A);
        cache.render(kernel, "b".getBytes(UTF_8));
        kernel.write(TEMPLATE, new byte[] {'x'});
        cache.render(kernel, A);
        kernel.write(DEFAULTS, new byte[] {'{', '}'});
        cache.render(kernel, A);

        assertThat(renders).isEqualTo(4);
        assertThat(files()).hasSize(4);
    }

    @Test
    void rendersAnewWithAnotherVersion() throws IOException {
        cache.render(kernel, A);
        cache("another version").render(kernel, A);

        assertThat(renders).isEqualTo(2);
    }

    @Test
    void takesWhatAServerLeftForNoInput() throws IOException {
        cache.render(kernel, A);
        kernel.write(METADATA, new byte[] {'x'});
        cache.render(kernel, A);

        assertThat(renders).isEqualTo(1);
    }

    @Test
    void rendersAnewWhenTheStoredFileIsDamaged() throws IOException {
        cache.render(kernel, A);
        Path stored = files().get(0);
        byte[] whole = Files.readAllBytes(stored);
        Files.write(stored, new byte[] {1, 2, 3});

        cache("this version").render(kernel, A);

        assertThat(renders).isEqualTo(2);
        assertThat(Files.size(stored)).isEqualTo(whole.length);
    }

    @Test
    void isReadByItsOwnerOnly() throws IOException {
        cache.render(kernel, A);

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
}
