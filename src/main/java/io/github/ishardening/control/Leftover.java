package io.github.ishardening.control;

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
record Leftover(Severity severity, Location location, String message, String cure) {

    /** Something that has to go. */
    static Leftover error(Location location, String message, String cure) {
        return new Leftover(Severity.ERROR, location, message, cure);
    }
}
