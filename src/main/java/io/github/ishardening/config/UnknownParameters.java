package io.github.ishardening.config;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds misspelt parameters, at the top level of the configuration and behind {@code -D}. Maven itself drops them without
 * a word, or only warns; a misspelt name would leave a default in force that the user thought replaced.
 */
public final class UnknownParameters {

    /** Two letters off is a slip; more is another word. */
    private static final int SLIP = 2;

    private UnknownParameters() {}

    /**
     * Refuses configuration elements of this plugin in this project that no goal knows.
     *
     * @throws ProblemException naming each of them, and the parameter that was probably meant
     */
    public static void refuse(MavenProject project, PluginDescriptor descriptor) {
        Plugin plugin = project.getPlugin(descriptor.getPluginLookupKey());
        if (plugin == null) {
            return;
        }
        var known = known(descriptor);
        var problems = new ArrayList<Problem>();
        for (Object configuration : configurations(plugin)) {
            if (configuration instanceof Xpp3Dom dom) {
                for (Xpp3Dom child : dom.getChildren()) {
                    if (!known.contains(child.getName())) {
                        problems.add(unknown(child.getName(), known));
                    }
                }
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    /**
     * Refuses properties that are a slip of one of this plugin's. Others pass, whatever they begin with: a build may have
     * properties of its own, such as one for the version of this plugin.
     *
     * @param given what stands behind {@code -D}
     * @throws ProblemException naming each of them, and the property that was meant
     */
    public static void refuse(Properties given, PluginDescriptor descriptor) {
        var known = properties(descriptor);
        var problems = new ArrayList<Problem>();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            if (name.startsWith(descriptor.getGoalPrefix() + ".") && !known.contains(name)) {
                slip(name, known)
                        .map(meant -> new Problem(
                                "-D" + name, "is no property of this plugin.", "Did you mean -D%s?".formatted(meant)))
                        .ifPresent(problems::add);
            }
        }
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
    }

    private static Set<String> properties(PluginDescriptor descriptor) {
        var properties = new TreeSet<String>();
        for (MojoDescriptor goal : descriptor.getMojos()) {
            for (PlexusConfiguration parameter : goal.getMojoConfiguration().getChildren()) {
                String value = String.valueOf(parameter.getValue());
                if (value.startsWith("${") && value.endsWith("}")) {
                    properties.add(value.substring(2, value.length() - 1));
                }
            }
        }
        return properties;
    }

    private static Set<String> known(PluginDescriptor descriptor) {
        var known = new TreeSet<String>();
        for (MojoDescriptor goal : descriptor.getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                known.add(parameter.getName());
                if (parameter.getAlias() != null) {
                    known.add(parameter.getAlias());
                }
            }
        }
        return known;
    }

    private static List<Object> configurations(Plugin plugin) {
        var configurations = new ArrayList<Object>();
        configurations.add(plugin.getConfiguration());
        plugin.getExecutions().stream().map(PluginExecution::getConfiguration).forEach(configurations::add);
        return configurations;
    }

    private static Problem unknown(String name, Set<String> known) {
        String cure = slip(name, known)
                .map("Did you mean <%s>?"::formatted)
                .orElse(
                        "mvn help:describe -Dplugin=io.github.ishardening:is-hardening-maven-plugin -Ddetail lists them.");
        return new Problem("<" + name + ">", "is no parameter of this plugin.", cure);
    }

    /** What was probably meant. */
    private static Optional<String> slip(String name, Set<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(candidate -> distance(name, candidate) <= SLIP);
    }

    /** The edit distance of Levenshtein, ignoring case. */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = Character.toLowerCase(one.charAt(i - 1)) == Character.toLowerCase(other.charAt(j - 1));
                current[j] = Math.min(Math.min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
