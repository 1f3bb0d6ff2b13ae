package io.github.ishardening.control.log;

import io.github.ishardening.control.Control;
import io.github.ishardening.control.Findings;
import io.github.ishardening.control.HardeningContext;
import io.github.ishardening.control.Unseen;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.request.LogSettings;
import io.github.ishardening.server.Templates;
import java.io.IOException;

/** A rule for each appender of {@code log4j2.properties} that writes a file. */
abstract class FileAppenderControl extends Control {

    @Override
    public final void harden(HardeningContext hardening) throws IOException {
        var distribution = hardening.distribution();
        if (Templates.isStatic(distribution, LogConfiguration.PATH)) {
            var log = new LogConfiguration(distribution.read(LogConfiguration.PATH));
            log.fileAppenders()
                    .forEach(name ->
                            harden(log, prefix(name), hardening.settings().log()));
            distribution.write(LogConfiguration.PATH, log.content());
        }
    }

    @Override
    public final void inspect(Inspection inspection, Findings findings) throws IOException {
        var unseen = new Unseen(inspection, findings);
        if (unseen.isThere(LogConfiguration.PATH)) {
            var log =
                    new LogConfiguration(inspection.file(LogConfiguration.PATH).orElseThrow());
            unseen.none("log file", log.fileAppenders());
            log.fileAppenders().forEach(name -> inspect(log, name, prefix(name), findings));
        }
    }

    private static String prefix(String name) {
        return "appender." + name + ".";
    }

    /** Makes an appender, whose properties begin with {@code prefix}, follow the rule. */
    abstract void harden(LogConfiguration log, String prefix, LogSettings settings);

    abstract void inspect(LogConfiguration log, String name, String prefix, Findings findings);
}
