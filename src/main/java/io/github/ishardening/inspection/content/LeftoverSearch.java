package io.github.ishardening.inspection.content;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.inspection.content.ContentSearch.Content;
import io.github.ishardening.inspection.content.ContentSearch.Trace;
import io.github.ishardening.keystore.ContentKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Searches files for what belongs in none, and reports its line in text, or its byte in other content. */
final class LeftoverSearch {

    /** No reader needs more, and memory must not fill up. */
    private static final int MOST = 1000;

    /** Byte order marks, and what UTF-16, as PowerShell writes it, adds to ASCII. */
    private static final Pattern WIDE = Pattern.compile("^(?:\\xFF\\xFE|\\xFE\\xFF|\\xEF\\xBB\\xBF)|\\x00");

    private static final String TAKE_OUT = "Remove it.";

    private final ContentSearch search;
    private final Predicate<String> isExpected;
    private final List<Leftover> leftovers = new ArrayList<>();
    private int count;

    /**
     * @param isExpected whether a file may contain secrets
     */
    LeftoverSearch(ContentSearch search, Predicate<String> isExpected) {
        this.search = search;
        this.isExpected = isExpected;
    }

    /** Content that can be read several times. */
    @FunctionalInterface
    public interface Source {
        /** Opens the content from its beginning; the caller must close it. */
        InputStream open() throws IOException;
    }

    /**
     * Searches a file to its end.
     *
     * @param kind its kind; a class is never a copy of {@code deployment.toml}, whatever it mentions
     * @param in the file
     * @param source the same content, to be read again in the rare case of a finding
     */
    Content in(String path, ContentKind kind, InputStream in, Source source) throws IOException {
        var content = search.in(in);
        boolean expected = isExpected.test(path);
        for (Map.Entry<Trace, Long> trace : content.offsets().entrySet()) {
            if (!expected || trace.getKey().secret().isEmpty()) {
                add(path, trace.getKey(), trace.getValue(), source);
            }
        }
        if (content.isConfiguration() && !expected && kind != ContentKind.CLASS) {
            try (InputStream again = source.open()) {
                String text = new String(again.readNBytes(ConfigurationCopy.LARGEST), StandardCharsets.ISO_8859_1);
                ConfigurationCopy.in(path, WIDE.matcher(text).replaceAll("")).ifPresent(this::add);
            }
        }
        return content;
    }

    /** Records a private key that is a whole file in DER. */
    void add(String path, ContentKind kind, byte[] content) {
        if (kind == ContentKind.PRIVATE_KEY && PrivateKeyFile.isOne(content)) {
            add(keyInClear(Location.of(path), ""));
        }
    }

    /** The number of findings, listed or not, so that callers notice new ones. */
    int count() {
        return count;
    }

    /** The findings that are listed. */
    List<Leftover> all() {
        return leftovers;
    }

    private void add(String path, Trace trace, long offset, Source source) throws IOException {
        int line = line(source, offset);
        var location = line > 0 ? Location.of(path, line) : Location.of(path);
        String at = line > 0 ? "" : ", at byte " + offset;
        if (trace.equals(Trace.KEY)) {
            add(keyInClear(location, at));
        } else if (trace.equals(Trace.ENCRYPTED_KEY)) {
            add(new Leftover(
                    Severity.WARNING,
                    location,
                    "this file contains an encrypted private key%s.".formatted(at),
                    TAKE_OUT));
        } else {
            add(Leftover.error(
                    location,
                    "this file contains the secret %s %s%s.".formatted(trace.secret(), trace.form(), at),
                    "Remove it, and change the secret if others had access to this file."));
        }
    }

    private static Leftover keyInClear(Location location, String at) {
        return Leftover.error(location, "this file contains a private key in plain text%s.".formatted(at), TAKE_OUT);
    }

    private void add(Leftover leftover) {
        count++;
        if (leftovers.size() < MOST) {
            leftovers.add(leftover);
        }
    }

    /** The line of a byte; 0 in binary content. */
    private static int line(Source source, long offset) throws IOException {
        try (InputStream in = source.open()) {
            var buffer = new byte[1 << 16];
            int line = 1;
            for (long left = offset; left > 0; ) {
                int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
                if (read == 0) {
                    return 0;
                }
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == 0) {
                        return 0;
                    }
                    line += buffer[i] == '\n' ? 1 : 0;
                }
                left -= read;
            }
            return line;
        }
    }
}
