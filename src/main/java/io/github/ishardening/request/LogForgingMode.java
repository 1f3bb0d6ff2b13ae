package io.github.ishardening.request;

/** Ways of keeping forged lines out of log files. */
public enum LogForgingMode {
    /** Encodes line breaks in messages, so that no message can imitate a separate line. */
    ENCODE,
    /** Adds an unpredictable random identifier to every line, as the production guidelines require. */
    UUID,
    /** Both. */
    BOTH
}
