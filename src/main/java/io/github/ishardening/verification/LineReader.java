package io.github.ishardening.verification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Splits a stream into lines as its bytes arrive. Keeps the first 8 KiB of a longer line. */
final class LineReader {

    private static final int LONGEST = 8192;

    private final InputStream in;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[LONGEST];

    /** Reads the lines of this stream. */
    LineReader(InputStream in) {
        this.in = in;
    }

    /** Whether a line may be the beginning of a longer one, so that it may end in the middle of a secret. */
    static boolean isCut(String line) {
        return line.getBytes(StandardCharsets.UTF_8).length >= LONGEST;
    }

    /** Waits for the next bytes, and returns the lines that end in them; {@code null} at the end of the stream. */
    List<String> next() throws IOException {
        int count = in.read(buffer);
        return count < 0 ? null : lines(count);
    }

    private List<String> lines(int count) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            if (buffer[i] == '\n') {
                lines.add(take());
            } else if (buffer[i] != '\r' && begun.size() < LONGEST) {
                begun.write(buffer[i]);
            }
        }
        return lines;
    }

    /** The text after the last line break. */
    String rest() {
        return take();
    }

    private String take() {
        String line = begun.toString(StandardCharsets.UTF_8);
        begun.reset();
        return line;
    }
}
