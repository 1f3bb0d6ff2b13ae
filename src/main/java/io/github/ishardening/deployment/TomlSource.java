package io.github.ishardening.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ishardening.distribution.ByteOrderMark;
import io.github.ishardening.problem.ProblemException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;

/**
 * The characters of a TOML file, in a form that tomlj can edit safely.
 *
 * @param text the characters without the byte order mark, ending with a line break unless empty (otherwise tomlj
 *     doubles a trailing blank in the last line)
 * @param addedLineBreak the line break added to {@code text}; empty if the file ends with one
 */
record TomlSource(String text, String addedLineBreak) {

    /** Decodes {@code content}; throws {@link ProblemException} with line and column if it isn't UTF-8. */
    static TomlSource of(byte[] content, String where) {
        String characters = decode(content, where);
        TomlSize.check(characters, where);
        String text = ByteOrderMark.strip(characters);
        String lineBreak = text.isEmpty() || text.endsWith("\n") ? "" : text.contains("\r\n") ? "\r\n" : "\n";
        return new TomlSource(text + lineBreak, lineBreak);
    }

    /** The bytes of an edited text, which ends with a line break only if the file does. */
    byte[] encode(String edited) {
        String text = edited.endsWith(addedLineBreak)
                ? edited.substring(0, edited.length() - addedLineBreak.length())
                : edited;
        return text.getBytes(UTF_8);
    }

    private static String decode(byte[] content, String where) {
        CharsetDecoder strict = UTF_8.newDecoder();
        ByteBuffer bytes = ByteBuffer.wrap(content);
        CharBuffer characters = CharBuffer.allocate(content.length);
        CoderResult result = strict.decode(bytes, characters, true);
        String decoded = characters.flip().toString();
        if (result.isError()) {
            int lineStart = decoded.lastIndexOf('\n') + 1;
            long line = decoded.chars().filter(c -> c == '\n').count() + 1;
            throw new ProblemException(
                    "%s:%s:%s".formatted(where, line, decoded.length() - lineStart + 1),
                    "the byte 0x%02X is not UTF-8, so the server misreads it.".formatted(bytes.get()),
                    "Save the file as UTF-8.");
        }
        return decoded;
    }
}
