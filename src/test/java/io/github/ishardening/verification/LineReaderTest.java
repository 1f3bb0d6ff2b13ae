package io.github.ishardening.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

    @Test
    void makesLinesOfWhatComes() throws IOException {
        assertThat(lines("one\r\ntwo\n\nthree")).containsExactly("one", "two", "", "three");
    }

    @Test
    void keepsTheBeginningOfWhatDoesNotEnd() throws IOException {
        assertThat(lines("x".repeat(20_000) + "\nnext"))
                .extracting(String::length)
                .containsExactly(8192, 4);
    }

    private static List<String> lines(String text) throws IOException {
        var reader = new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        var lines = new ArrayList<String>();
        for (var next = reader.next(); next != null; next = reader.next()) {
            lines.addAll(next);
        }
        lines.add(reader.rest());
        return lines;
    }
}
