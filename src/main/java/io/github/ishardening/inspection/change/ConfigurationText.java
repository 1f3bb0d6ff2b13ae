package io.github.ishardening.inspection.change;

import io.github.ishardening.distribution.Utf8;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of a configuration file or script, which may hold secrets. */
final class ConfigurationText {

    /** The text of a missing file. */
    static final ConfigurationText EMPTY = new ConfigurationText(List.of());

    private static final Pattern NAMES = Pattern.compile("(?i).*\\.(toml|properties|xml|j2|json|sh|bat|conf)");
    /** Several times the size of the largest file that ships with a product. */
    private static final int LARGEST = 256 << 10;

    /** Excludes Unicode's other line separators, which may occur inside a secret. */
    private static final Pattern LINE_END = Pattern.compile("\r\n?|\n");

    private final List<String> lines;

    private ConfigurationText(List<String> lines) {
        this.lines = lines;
    }

    /** Whether a file is a configuration file or script, according to its name. */
    static boolean isOne(String path) {
        return NAMES.matcher(path).matches();
    }

    /** The text of a file; empty if it isn't UTF-8, or too large for people to read. */
    static Optional<ConfigurationText> of(byte[] content) {
        return content.length > LARGEST
                ? Optional.empty()
                : Utf8.decode(content).map(text -> new ConfigurationText(Arrays.asList(LINE_END.split(text))));
    }

    List<String> lines() {
        return lines;
    }
}
