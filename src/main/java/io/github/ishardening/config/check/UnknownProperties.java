package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.Slip;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Finds properties with this plugin's prefix that it doesn't have. Maven itself ignores them silently. */
public final class UnknownProperties {

    private static final String UNKNOWN = "isn't a property of this plugin";

    private final String prefix;
    private final Map<String, Type> parameters;
    private final Map<String, String> properties;

    /** Creates a check against the properties of this plugin's goals. */
    public UnknownProperties(PluginDescriptor descriptor) {
        prefix = descriptor.getGoalPrefix() + ".";
        parameters = UnknownParameters.known(descriptor);
        properties = properties(descriptor);
    }

    /**
     * Properties whose names are probably misspellings of this plugin's.
     *
     * @param written formats a property's name as in the place of these properties
     */
    public List<Problem> slips(Properties given, UnaryOperator<String> written) {
        var problems = new ArrayList<Problem>();
        for (String name : unknown(given)) {
            slip(name)
                    .map(meant -> new Problem(
                            written.apply(shown(name)),
                            UNKNOWN + ".",
                            "Did you mean %s?".formatted(written.apply(meant))))
                    .ifPresent(problems::add);
        }
        return problems;
    }

    /** Other properties after {@code -D}, unless the POM gives them a meaning. */
    List<Problem> ignored(Properties given, PomReferences pom) {
        var problems = new ArrayList<Problem>();
        for (String name : unknown(given)) {
            if (slip(name).isEmpty() && !pom.contain(name)) {
                problems.add(new Problem("-D" + shown(name), UNKNOWN + ", so it has no effect.", cure(name)));
            }
        }
        return problems;
    }

    private List<String> unknown(Properties given) {
        var unknown = new ArrayList<String>();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            if (name.startsWith(prefix) && !properties.containsKey(name)) {
                unknown.add(name);
            }
        }
        return unknown;
    }

    private Optional<String> slip(String name) {
        return Slip.of(name, properties.keySet());
    }

    private String cure(String name) {
        String element = name.substring(prefix.length());
        for (var property : properties.entrySet()) {
            if (property.getValue().equalsIgnoreCase(element)) {
                return "Did you mean -D%s?".formatted(property.getKey());
            }
        }
        var paths = Elements.ending("<" + element.replace(".", "><") + ">", parameters);
        return paths.isEmpty() ? UnknownParameters.HELP : "Set %s in a POM.".formatted(String.join(" or ", paths));
    }

    /** Names come from outside, and may break lines. */
    private static String shown(String name) {
        return name.replaceAll("\\p{Cntrl}", "?");
    }

    /** The parameter of each property. */
    private Map<String, String> properties(PluginDescriptor descriptor) {
        var byName = new TreeMap<String, String>();
        for (MojoDescriptor goal : descriptor.getMojos()) {
            for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
                String value = parameter.getValue("");
                if (value.startsWith("${" + prefix) && value.endsWith("}")) {
                    byName.put(value.substring(2, value.length() - 1), parameter.getName());
                }
            }
        }
        return byName;
    }
}
