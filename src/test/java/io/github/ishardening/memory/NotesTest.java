package io.github.ishardening.memory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ishardening.file.Disk;
import io.github.ishardening.oracle.Fifo;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesTest {

    private static final List<byte[]> PARTS = List.of("one".getBytes(UTF_8), new byte[0], new byte[] {-1, 0});

    @TempDir
    private Path work;

    private Path folder;
    private Notes notes;

    @BeforeEach
    void findsNothing() {
        folder = work.resolve("kept/kind");
        notes = new Notes(folder, 3, "plugin 1");
    }

    @Test
    void areReadAsTheyWereWritten() throws IOException {
        notes.write("a", PARTS);
        notes.write("empty", List.of());

        assertThat(text("a")).isEqualTo(text(PARTS));
        assertThat(text("empty")).isEqualTo("[]");
        assertThat(notes.read("b")).isEmpty();
    }

    @Test
    void areEmptyUntilSomethingIsKept() throws IOException {
        assertThat(notes.isEmpty()).isTrue();
        assertThat(notes.read("a")).isEmpty();
        assertThat(folder).doesNotExist();

        notes.write("a", PARTS);

        assertThat(notes.isEmpty()).isFalse();
    }

    @Test
    void replaceWhatIsThere() throws IOException {
        notes.write("a", List.of(new byte[100]));
        notes.write("a", PARTS);

        assertThat(text("a")).isEqualTo(text(PARTS));
    }

    @Test
    void areReadByTheirOwnerOnly() throws IOException {
        notes.write("a", PARTS);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a"))))
                .isEqualTo("rw-------");
    }

    @Test
    void knowNothingOfAFileInWhichAByteIsOtherOrMissing() throws IOException {
        notes.write("a", PARTS);
        byte[] whole = Files.readAllBytes(folder.resolve("a"));
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(folder.resolve("a"), changed);
            assertThat(notes.read("a")).isEmpty();

            Files.write(folder.resolve("a"), Arrays.copyOf(whole, i));
            assertThat(notes.read("a")).isEmpty();
        }
        Files.write(folder.resolve("a"), Arrays.copyOf(whole, whole.length + 1));
        assertThat(notes.read("a")).isEmpty();
    }

    @Test
    void knowNothingOfAFileOfAnotherName() throws IOException {
        notes.write("a", PARTS);
        Files.move(folder.resolve("a"), folder.resolve("b"));

        assertThat(notes.read("b")).isEmpty();
    }

    @Test
    void knowNothingOfLengthsThatAFileDoesNotHave() throws IOException {
        Files.createDirectories(folder);
        for (int length : new int[] {-1, 1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
            Files.write(
                    folder.resolve("a"),
                    withChecksum("a", ByteBuffer.allocate(8).putInt(length)));
            assertThat(notes.read("a")).isEmpty();
        }
        Files.write(
                folder.resolve("a"), withChecksum("a", ByteBuffer.allocate(7).put(new byte[3])));
        assertThat(notes.read("a")).isEmpty();
    }

    @Test
    void knowNothingOfWhatIsNoFile() throws IOException, InterruptedException {
        Files.createDirectories(folder.resolve("a"));
        Fifo.at(folder.resolve("b"));

        assertThat(notes.read("a")).isEmpty();
        assertThat(notes.read("b")).isEmpty();
    }

    @Test
    void areCalledOtherwiseByAnotherPluginAndInAnotherKind() {
        String name = notes.digest().plain();

        assertThat(new Notes(folder, 1, "plugin 1").digest().plain()).isEqualTo(name);
        assertThat(new Notes(folder, 1, "plugin 2").digest().plain()).isNotEqualTo(name);
        assertThat(new Notes(work.resolve("other"), 1, "plugin 1").digest().plain())
                .isNotEqualTo(name);
    }

    @Test
    void theOldestGo() throws IOException {
        for (String name : List.of("d", "c", "b")) {
            notes.write(name, PARTS);
            Files.setLastModifiedTime(folder.resolve(name), FileTime.fromMillis('z' - name.charAt(0)));
        }
        notes.write("d", PARTS);
        notes.write("a", PARTS);
        assertThat(files()).containsExactly("a", "b", "d");

        new Notes(folder, 1, "plugin 1").write("e", PARTS);
        assertThat(files()).containsExactly("e");
    }

    @Test
    void whatAnotherBuildIsWritingStays() throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve("x" + Disk.UNFINISHED), new byte[1]);

        new Notes(folder, 1, "plugin 1").write("a", PARTS);

        assertThat(files()).containsExactly("a", "x" + Disk.UNFINISHED);
    }

    @Test
    void whatAKilledBuildHasLeftGoes() throws IOException {
        Files.createDirectories(folder);
        Path left = Files.write(folder.resolve("x" + Disk.UNFINISHED), new byte[1]);
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofHours(2))));

        new Notes(folder, 1, "plugin 1").write("a", PARTS);

        assertThat(files()).containsExactly("a");
    }

    @Test
    void areForgotten() throws IOException {
        notes.forget();
        notes.write("a", PARTS);
        notes.write("b", PARTS);

        notes.forget();

        assertThat(notes.read("a")).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void areWrittenAndReadAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Boolean> work = () -> {
                for (int i = 0; i < 50; i++) {
                    String name = String.valueOf(i % 5);
                    Optional<List<byte[]>> read = notes.read(name);
                    assertThat(read.isEmpty() || text(read.get()).equals(text(PARTS)))
                            .isTrue();
                    notes.write(name, PARTS);
                }
                return true;
            };
            for (var each : threads.invokeAll(List.of(work, work, work, work))) {
                assertThat(each.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(files()).hasSizeBetween(1, 5).allMatch(name -> name.length() == 1);
    }

    private List<String> files() throws IOException {
        var names = new ArrayList<String>();
        Disk.list(folder).forEach(file -> names.add(file.getFileName().toString()));
        names.sort(null);
        return names;
    }

    private String text(String name) throws IOException {
        return text(notes.read(name).orElseThrow());
    }

    private static String text(List<byte[]> parts) {
        return parts.stream().map(Arrays::toString).toList().toString();
    }

    /** As somebody may write who knows the format. */
    private static byte[] withChecksum(String name, ByteBuffer file) {
        var crc = new CRC32();
        crc.update(name.getBytes(UTF_8));
        crc.update(file.array(), 0, file.position());
        return file.putInt((int) crc.getValue()).array();
    }
}
