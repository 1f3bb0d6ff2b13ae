package io.github.ishardening;

import io.github.ishardening.distribution.Warning;
import io.github.ishardening.problem.UserLog;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;

/** A goal's output to Maven's log, without repeating messages of its own or of other goals in the same build. */
final class Console implements UserLog {

    private static final String SAID = "is-hardening said ";
    private static final String KEPT = "is-hardening has yet to say of ";

    private final Log log;
    private final Map<String, Object> memory;
    private final boolean isWatched;
    private final Set<Warning> warnings = new LinkedHashSet<>();

    /**
     * Creates a console that prints to {@code log}.
     *
     * @param memory data that the goals of a build share
     * @param isWatched whether a user may be waiting for long steps
     */
    Console(Log log, Map<String, Object> memory, boolean isWatched) {
        this.log = log;
        this.memory = memory;
        this.isWatched = isWatched;
    }

    @Override
    public void info(String message) {
        log.info(message);
    }

    @Override
    public void step(String message) {
        if (isWatched) {
            log.info(message + " …");
        }
    }

    /** Keeps messages until the distribution's result is saved, possibly by another goal of the same build. */
    void keep(Path distribution, List<String> messages) {
        memory.put(KEPT + distribution, List.copyOf(messages));
    }

    /** Prints the messages kept for a distribution. */
    void sayKept(Path distribution) {
        if (memory.remove(KEPT + distribution) instanceof List<?> messages) {
            for (Object message : messages) {
                info(message.toString());
            }
        }
    }

    @Override
    public void warn(String message) {
        boolean isNews = isNews(message);
        for (String line : message.lines().toList()) {
            var warning = new Warning(false, line);
            warnings.add(warning);
            if (isNews) {
                log(warning);
            }
        }
    }

    /** Prints a warning even if it was printed before, because it belongs to a group of messages. */
    void say(Warning warning) {
        warnings.add(warning);
        log(warning);
    }

    private void log(Warning warning) {
        if (warning.isError()) {
            log.error(warning.text());
        } else {
            log.warn(warning.text());
        }
    }

    @Override
    public boolean isNews(String topic) {
        return memory.putIfAbsent(SAID + topic, true) == null;
    }

    /** The warnings and errors of this goal, including those that another goal has already printed. */
    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
