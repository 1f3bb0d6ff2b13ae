package io.github.ishardening.control.log;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.request.LogSettings;
import io.github.ishardening.server.Templates;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** Applies a rule to each appender of one kind in {@code log4j2.properties}. */
abstract class AppenderControl extends Control {

    private final String kind;
    private final Function<LogConfiguration, List<String>> appenders;

    /**
     * Creates a rule for these appenders.
     *
     * @param kind the singular noun for them in messages
     * @param appenders selects their names
     */
    AppenderControl(String kind, Function<LogConfiguration, List<String>> appenders) {
        this.kind = kind;
        this.appenders = appenders;
    }

    @Override
    public final void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        if (Templates.isStatic(distribution, LogConfiguration.PATH)) {
            var log = new LogConfiguration(distribution.read(LogConfiguration.PATH));
            for (String name : appenders.apply(log)) {
                harden(log, prefix(name), hardening.settings().log());
            }
            distribution.write(LogConfiguration.PATH, log.content());
        }
    }

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        var unseen = new Unseen(inspection, findings);
        if (unseen.isThere(LogConfiguration.PATH)) {
            var log =
                    new LogConfiguration(inspection.file(LogConfiguration.PATH).orElseThrow());
            var names = appenders.apply(log);
            unseen.none(kind, names);
            for (String name : names) {
                inspect(log, name, prefix(name), findings);
            }
        }
    }

    private static String prefix(String name) {
        return "appender." + name + ".";
    }

    /** Makes the appender whose properties begin with {@code prefix} follow the rule. */
    abstract void harden(LogConfiguration log, String prefix, LogSettings settings);

    abstract void inspect(LogConfiguration log, String name, String prefix, Findings findings);
}
