package io.github.ishardening.request;

/** How forged lines are kept out of log files. */
public enum LogForgingMode {
    /** Line breaks in messages are encoded: nothing can look like a line of its own. */
    ENCODE,
    /** Every line carries a random identifier that nobody can foresee, as the production guidelines ask. */
    UUID,
    /** Both. */
    BOTH
}
