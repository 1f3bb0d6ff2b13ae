package io.github.ishardening;

import io.github.ishardening.distribution.Warning;
import io.github.ishardening.problem.UserLog;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.maven.plugin.logging.Log;

/** What one goal says in Maven's log, without repeating itself or what other goals of the same build said. */
final class Console implements UserLog {

    private static final String SAID = "is-hardening said ";
    private static final String KEPT = "is-hardening has yet to say of ";

    private final Log log;
    private final Map<String, Object> memory;
    private final boolean isWatched;
    private final Set<Warning> warnings = new LinkedHashSet<>();

    /**
     * Says it in this log.
     *
     * @param memory what the goals of a build remember of each other
     * @param isWatched whether somebody waits for what takes long
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

    /** Keeps what is of use once a result of this is there, which another goal of the same build may write. */
    void keep(Path distribution, List<String> messages) {
        memory.put(KEPT + distribution, List.copyOf(messages));
    }

    /** Says what was kept for this. */
    void sayKept(Path distribution) {
        if (memory.remove(KEPT + distribution) instanceof List<?> messages) {
            for (Object message : messages) {
                info(message.toString());
            }
        }
    }

    /** Says what other goals of the same build may have said, unless they did. */
    void once(String message) {
        if (isNews(message)) {
            info(message);
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

    /** Says what belongs to others that are said with it. */
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

    /** The warnings and errors of this goal, those that another one said already among them. */
    List<Warning> warnings() {
        return List.copyOf(warnings);
    }
}
