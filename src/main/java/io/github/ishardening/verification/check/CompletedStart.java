package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KnownSecrets;
import java.nio.file.Path;
import java.util.List;

/**
 * A start of a server that has been stopped again, or has ended by itself.
 *
 * @param number 1 for the first of a trial
 * @param ending how far it came
 * @param log what it has said
 * @param home the server's folder as this start has left it
 * @param configuration what it was started with
 * @param secrets the secrets with which it was hardened, as far as they are available
 */
public record CompletedStart(
        int number, Ending ending, Log log, Path home, Inspection configuration, KnownSecrets secrets) {

    /** How far a start came. */
    public enum Ending {
        /** The log said that the server is up. */
        STARTED,
        /** The process ended before. */
        ENDED,
        /** Neither within the time that it had. */
        TIMED_OUT
    }

    /**
     * What a server has said, secrets masked, as far as anybody has to look at it.
     *
     * @param complaints the lines that say that something went wrong, in order
     * @param last the last lines
     */
    public record Log(List<LogLine> complaints, List<LogLine> last) {
        /** Copies the lists. */
        public Log {
            complaints = List.copyOf(complaints);
            last = List.copyOf(last);
        }
    }

    /**
     * A line of a log.
     *
     * @param file the log that is kept, as findings call it
     * @param number counted from 1
     * @param text what it says, secrets masked
     */
    public record LogLine(String file, int number, String text) {

        /** Where it stands. */
        public Location location() {
            return Location.of(file, number);
        }
    }

    /** Whether the server came up. */
    public boolean isUp() {
        return ending == Ending.STARTED;
    }
}
