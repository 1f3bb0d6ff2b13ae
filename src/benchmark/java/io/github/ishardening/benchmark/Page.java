package io.github.ishardening.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page in Markdown with blocks of measured results, each between {@code <!-- measured: name -->} and
 * {@code <!-- end of name -->}.
 */
record Page(Path file) {

    /**
     * Replaces a block.
     *
     * @throws IllegalStateException if the page has no such block
     */
    void fill(String name, List<String> lines) throws IOException {
        String start = "<!-- measured: " + name + " -->\n";
        String end = "<!-- end of " + name + " -->";
        Matcher block = Pattern.compile(Pattern.quote(start) + ".*?" + Pattern.quote(end), Pattern.DOTALL)
                .matcher(Files.readString(file));
        if (!block.find()) {
            throw new IllegalStateException("%s: has no block %s. Add %s%s".formatted(file, name, start, end));
        }
        String measured = start + "\n" + String.join("\n", lines) + "\n\n" + end;
        Files.writeString(file, block.replaceFirst(Matcher.quoteReplacement(measured)));
    }
}
