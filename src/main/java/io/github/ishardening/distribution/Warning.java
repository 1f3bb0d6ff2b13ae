package io.github.ishardening.distribution;

/**
 * What the user of a build was told to look at.
 *
 * @param isError whether it was an error that didn't end the build
 * @param text one line, without control characters
 */
public record Warning(boolean isError, String text) {

    /** Keeps what controls a terminal out of it. */
    public Warning {
        text = text.replaceAll("\\p{Cc}", " ");
    }
}
