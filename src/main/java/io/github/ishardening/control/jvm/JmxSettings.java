package io.github.ishardening.control.jvm;

import io.github.ishardening.audit.Location;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.script.StartScript;
import io.github.ishardening.server.PropertyLines;
import io.github.ishardening.server.StartScripts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The remote JMX settings of a start script: its properties, which take precedence, and the file that a property names
 * ({@code jdk.internal.agent.Agent#loadManagementProperties}).
 */
record JmxSettings(String path, StartScript script, Optional<JmxSettings.ConfigFile> file) {

    private static final String REMOTE = StartScripts.REMOTE_JMX;
    private static final String CONFIG_FILE = "com.sun.management.config.file";
    /** The server's folder, in which the scripts start the JVM. */
    private static final Pattern HOME = Pattern.compile("^(?:(?:\\$\\{?CARBON_HOME}?|%CARBON_HOME%|\\.)/++)++");

    /**
     * A value of a setting.
     *
     * @param value the value
     * @param prefix the text before the setting's name there
     * @param at where it is set
     */
    public record Value(String value, String prefix, Location at) {

        /** Whether only the shell knows it; in a file, values are literal. */
        boolean isVariable() {
            return prefix.startsWith("-D") && (value.contains("$") || value.contains("%"));
        }
    }

    record ConfigFile(String path, Properties properties, PropertyLines lines) {}

    /** One per file that a script may name, and one without if it may name none; reports missing files. */
    static List<JmxSettings> of(Inspection inspection, String path, StartScript script, Findings findings)
            throws IOException {
        var settings = new ArrayList<JmxSettings>();
        for (StartScript.Setting named : script.settings(CONFIG_FILE)) {
            String file = HOME.matcher(named.value().replace('\\', '/')).replaceFirst("");
            boolean isThere = inspection.distribution().paths().contains(file);
            if (!isThere) {
                findings.notApplicable("%s of %s, which may open JMX, isn't in the distribution"
                        .formatted(JvmProperties.shown(named.value()), path));
            }
            settings.add(
                    new JmxSettings(path, script, isThere ? Optional.of(read(inspection, file)) : Optional.empty()));
        }
        if (!script.isAlwaysSet(CONFIG_FILE)) {
            settings.add(new JmxSettings(path, script, Optional.empty()));
        }
        return settings;
    }

    private static ConfigFile read(Inspection inspection, String path) throws IOException {
        return new ConfigFile(
                path,
                inspection.properties(path).orElseThrow(),
                new PropertyLines(inspection.file(path).orElseThrow()));
    }

    /** The possible values of a setting, such as {@code port}; none if it isn't set. */
    List<Value> values(String name) {
        var values = new ArrayList<Value>();
        script.settings(REMOTE + name)
                .forEach(found -> values.add(new Value(found.value(), "-D" + REMOTE, Location.of(path, found.line()))));
        if (!script.isAlwaysSet(REMOTE + name)) {
            file.ifPresent(config -> Optional.ofNullable(config.properties().getProperty(REMOTE + name))
                    .ifPresent(value -> values.add(new Value(
                            value,
                            REMOTE,
                            new Location(config.path(), config.lines().line(REMOTE + name))))));
        }
        return values;
    }
}
