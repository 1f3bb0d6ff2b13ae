package io.github.ishardening.distribution;

/**
 * A warning that was shown to the user of a build.
 *
 * @param isError whether it was an error that didn't end the build
 * @param text one line, without control characters
 */
public record Warning(boolean isError, String text) {

    /** Replaces control characters, so that the text can't control a terminal. */
    public Warning {
        text = text.replaceAll("\\p{Cc}", " ");
    }
}
