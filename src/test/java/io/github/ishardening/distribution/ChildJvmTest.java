package io.github.ishardening.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChildJvmTest {

    @Test
    void looksForClassesInItsLibrariesBeforeThePluginWhichCarriesOtherVersionsOfThem() {
        var library = Path.of("library.jar").toAbsolutePath();

        List<String> command = new ChildJvm(List.of(), List.of(library), ChildJvm.class)
                .command(List.of())
                .command();

        assertThat(command.get(command.indexOf("-cp") + 1))
                .isEqualTo(library + File.pathSeparator + ChildJvm.origin(ChildJvm.class));
    }
}
