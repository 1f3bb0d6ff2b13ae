package io.github.ishardening.file;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes files atomically: readers never see a partial file, and the previous one remains if writing fails. Only for
 * folders in which one build works at a time.
 */
public final class AtomicFile {

    private AtomicFile() {}

    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file, and creates its folder if it doesn't exist. */
    public static void write(Path file, byte[] content) throws IOException {
        new Disk().replace(file, content);
    }

    /** Writes lines of text that only their owner may read. */
    public static void writePrivate(Path file, List<String> lines) throws IOException {
        String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
        writePrivate(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file that only its owner may read. */
    public static void writePrivate(Path file, byte[] content) throws IOException {
        new Disk().replace(file, content, Mode.PRIVATE);
    }

    /** Whether a file is a regular file with this content. */
    public static boolean holds(Path file, byte[] content) throws IOException {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Arrays.equals(Files.readAllBytes(file), content);
    }

    /** The lines of a file that an earlier build wrote; none if it doesn't exist or isn't text. */
    public static List<String> lines(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? Files.readAllLines(file) : List.of();
        } catch (CharacterCodingException e) {
            return List.of();
        }
    }
}
