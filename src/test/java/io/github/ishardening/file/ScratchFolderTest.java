package io.github.ishardening.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.oracle.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchFolderTest {

    @TempDir
    private Path temporary;

    private Path place;

    /** What runs in another process: makes a folder with secrets, says where, and closes it when told to. */
    public static void main(String[] arguments) throws IOException {
        try (var folder = ScratchFolder.in(Path.of(arguments[0]))) {
            folder.write("deep/secret", "secret".getBytes(StandardCharsets.UTF_8));
            Files.createSymbolicLink(folder.path().resolve("deep/link"), Path.of(arguments[1]));
            System.out.println(folder.path());
            System.out.flush();
            System.in.read();
        }
    }

    @BeforeEach
    void place() throws IOException {
        place = TemporaryPlace.in(temporary);
    }

    @Test
    void isForItsOwnerAloneAndGoesWhenClosed() throws IOException {
        Path path;
        try (var folder = ScratchFolder.in(place)) {
            path = folder.path();
            folder.write("deep/file", new byte[1]);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        assertThat(path).doesNotExist();
        assertThat(content()).containsExactly(FolderLock.FILE);
    }

    @Test
    void goesWithTheNextOneWhereItsBuildWasKilled() throws Exception {
        Path precious = Files.writeString(
                Files.createDirectory(temporary.resolve("precious")).resolve("file"), "");
        try (var killed = started(precious.getParent())) {
            Path left = Path.of(killed.line());
            killed.kill();
            assertThat(left.resolve("deep/secret")).exists();

            try (var next = ScratchFolder.in(place)) {
                assertThat(left).doesNotExist();
                assertThat(next.path()).isEmptyDirectory();
            }
        }
        assertThat(content()).containsExactly(FolderLock.FILE);
        assertThat(precious).exists();
    }

    @Test
    void staysWhileItsBuildLives() throws Exception {
        try (var other = started(temporary);
                var own = ScratchFolder.in(place)) {
            Path others = Path.of(other.line());
            for (int i = 0; i < 2; i++) {
                ScratchFolder.in(place).close();
                try (var third = started(temporary)) {
                    third.line();
                    third.goOn();
                    assertThat(third.end()).isZero();
                }
            }
            assertThat(others.resolve("deep/secret")).hasContent("secret");
            assertThat(own.path()).isEmptyDirectory();
            other.goOn();
            assertThat(other.end()).isZero();
            assertThat(others).doesNotExist();
        }
        assertThat(content()).containsExactly(FolderLock.FILE);
    }

    @Test
    void leavesAloneWhatIsNotAScratchFolder() throws IOException {
        Path other = Files.createDirectory(place.resolve("1-1-other"));
        Path file = Files.writeString(place.resolve("x.scratch"), "");

        ScratchFolder.in(place).close();

        assertThat(other).exists();
        assertThat(file).exists();
    }

    private JavaProcess started(Path linked) throws IOException {
        return JavaProcess.start(ScratchFolderTest.class, place.toString(), linked.toString());
    }

    private List<String> content() throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
