package io.github.ishardening.inspection.content;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;

/**
 * Something in a file that belongs in none.
 *
 * @param severity how bad it is
 * @param location where
 * @param message what, never the thing itself
 * @param cure what to do about it
 */
public record Leftover(Severity severity, Location location, String message, String cure) {

    /** Something that has to go. */
    public static Leftover error(Location location, String message, String cure) {
        return new Leftover(Severity.ERROR, location, message, cure);
    }
}
