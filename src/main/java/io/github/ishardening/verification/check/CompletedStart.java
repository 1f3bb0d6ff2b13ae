package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.store.KnownSecrets;
import java.nio.file.Path;
import java.util.List;

/**
 * A start of a server that was then stopped, or ended by itself.
 *
 * @param number 1 for the first of a trial
 * @param ending how far it got
 * @param log its output
 * @param home the server's folder as this start left it
 * @param configuration the server's configuration
 * @param secrets the secrets with which it was hardened, as far as they are available
 */
public record CompletedStart(
        int number, Ending ending, Log log, Path home, Inspection configuration, KnownSecrets secrets) {

    /** How far a start got. */
    public enum Ending {
        /** The log reported that the server is up. */
        STARTED,
        /** The process ended before that. */
        ENDED,
        /** Neither happened in time. */
        TIMED_OUT
    }

    /**
     * The relevant output of a server, with secrets masked.
     *
     * @param complaints the lines that report problems, in order
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
     * @param file the saved log, as named in findings
     * @param number its number, from 1
     * @param text the text, with secrets masked
     */
    public record LogLine(String file, int number, String text) {

        public Location location() {
            return Location.of(file, number);
        }
    }

    /** Whether the server came up. */
    public boolean isUp() {
        return ending == Ending.STARTED;
    }
}
