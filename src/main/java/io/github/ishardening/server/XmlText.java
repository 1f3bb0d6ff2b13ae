package io.github.ishardening.server;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An XML file while it is edited in place: what is in comments is never matched, what isn't edited keeps its bytes. */
public final class XmlText {

    private static final String BEGIN = "<!--";
    private static final String END = "-->";

    private String text;

    /** Reads a file. */
    public XmlText(byte[] content) {
        // Latin-1 maps every byte to a character and back, whatever the file is really written in.
        this.text = new String(content, StandardCharsets.ISO_8859_1);
    }

    /** The first match at or behind a position. */
    public Optional<MatchResult> find(Pattern pattern, int from) {
        Matcher matcher = pattern.matcher(withoutComments());
        return matcher.find(from) ? Optional.of(matcher.toMatchResult()) : Optional.empty();
    }

    /** Replaces a piece of the text. */
    public void replace(int start, int end, String replacement) {
        text = text.substring(0, start) + replacement + text.substring(end);
    }

    /** The file as it is now. */
    public byte[] content() {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The text with blanks in the place of comments, as long as it is with them. */
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
