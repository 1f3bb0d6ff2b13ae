package io.github.ishardening.server;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An XML file, edited in place: comments never match, and unedited bytes are preserved. */
public final class XmlText {

    private static final String BEGIN = "<!--";
    private static final String END = "-->";

    private String text;

    /** Reads a file. */
    public XmlText(byte[] content) {
        // Latin-1 maps every byte to a character and back, whatever the actual encoding of the file.
        this.text = new String(content, StandardCharsets.ISO_8859_1);
    }

    /** The first match at or after a position. */
    public Optional<MatchResult> find(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(withoutComments());
        return matcher.find(from) ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** Replaces a part of the text. */
    public void replace(int start, int end, String replacement) {
        text = text.substring(0, start) + replacement + text.substring(end);
    }

    /** The edited file. */
    public byte[] content() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text with comments replaced by blanks, in its original length. */
    public String withoutComments() {
        var plain = new StringBuilder(text.length());
        int end = 0;
        for (int begin = text.indexOf(BEGIN); begin >= 0; begin = text.indexOf(BEGIN, end)) {
            int close = text.indexOf(END, begin + BEGIN.length());
            if (close < 0) {
                break;
            }
            plain.append(text, end, begin);
            end = close + END.length();
            plain.append(" ".repeat(end - begin));
        }
        plain.append(text, end, text.length());
        return plain.toString();
    }
}
