package io.github.ishardening.control.log;

import java.util.regex.Pattern;

/**
 * A pattern of log4j2's {@code PatternLayout}.
 *
 * @param text the pattern
 */
public record LogPattern(String text) {

    private static final String FORMAT = "%-?[0-9]*+(?:\\.-?[0-9]++)?";
    private static final Pattern MESSAGE =
            Pattern.compile(FORMAT + "(?:mm|message|msg|m)(?![A-Za-z])(?:\\{[^{}]*+\\})*+");
    private static final Pattern UNMASKED = Pattern.compile(FORMAT + "(?:message|msg|m)(?![A-Za-z])");
    private static final Pattern ENCODED = Pattern.compile(
            "%(?:enc|encode)\\{[^{}]*+(?:\\{[^{}]*+\\}[^{}]*+)*+\\}(?!\\{XML\\})(?:\\{(?:CRLF|HTML|JSON)\\})?");
    private static final Pattern RANDOM = Pattern.compile("%u(?:uid)?(?![A-Za-z])(?!\\{TIME\\})");

    /** Whether it contains a message. */
    public boolean hasMessage() {
        return MESSAGE.matcher(text).find();
    }

    /** Whether messages are encoded so that line breaks in them can't forge log lines. */
    boolean isEncoded() {
        return !MESSAGE.matcher(ENCODED.matcher(text).replaceAll("")).find();
    }

    /** Whether every line contains an unpredictable identifier. */
    boolean isIdentified() {
        return RANDOM.matcher(text).find();
    }

    /** Whether messages are written without masking. */
    public boolean isUnmasked() {
        return UNMASKED.matcher(text).find();
    }

    /** The pattern with encoded messages; masking remains inside the encoding. */
    public LogPattern encoded() {
        return isEncoded() ? this : new LogPattern(MESSAGE.matcher(text).replaceAll("%enc{$0}{CRLF}"));
    }

    /** The pattern with a random identifier before the message. */
    public LogPattern identified() {
        if (isIdentified()) {
            return this;
        }
        var encoded = ENCODED.matcher(text);
        return new LogPattern((encoded.find() ? encoded : MESSAGE.matcher(text)).replaceFirst("[%u{RANDOM}] $0"));
    }
}
