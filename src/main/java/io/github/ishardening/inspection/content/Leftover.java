package io.github.ishardening.inspection.content;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;

/**
 * Something that doesn't belong in any file of a distribution.
 *
 * @param severity how bad it is
 * @param location where
 * @param message what was found, without any secret
 * @param cure what to do about it
 */
public record Leftover(Severity severity, Location location, String message, String cure) {

    /** Something that must be removed. */
    public static Leftover error(Location location, String message, String cure) {
        return new Leftover(Severity.ERROR, location, message, cure);
    }
}
