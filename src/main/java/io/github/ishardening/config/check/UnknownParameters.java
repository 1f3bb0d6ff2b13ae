package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import io.github.ishardening.problem.Slip;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.ReportSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds misspelt, empty and repeated parameters at the top level of the configuration, its attributes, and misspelt
 * properties. Maven itself ignores them silently or only warns, leaving defaults in effect that the user meant to
 * replace.
 */
public final class UnknownParameters {

    private static final String HELP =
            "mvn help:describe -Dplugin=io.github.ishardening:is-hardening-maven-plugin -Ddetail lists them.";

    private final PluginDescriptor descriptor;
    private final Map<String, Type> known;

    /** Creates a check against the parameters of this plugin's goals. */
    public UnknownParameters(PluginDescriptor descriptor) {
        this.descriptor = descriptor;
        this.known = known(descriptor);
    }

    /**
     * The problems in this plugin's configuration in a project: elements that are unknown to all goals, empty or
     * repeated, and attributes.
     */
    public List<Problem> in(MavenProject project) {
        var problems = new ArrayList<Problem>();
        Plugin plugin = project.getPlugin(descriptor.getPluginLookupKey());
        if (plugin != null) {
            check(plugin.getConfiguration(), problems);
            plugin.getExecutions().stream()
                    .map(PluginExecution::getConfiguration)
                    .forEach(configuration -> check(configuration, problems));
        }
        if (project.getModel().getReporting() != null) {
            for (ReportPlugin report : project.getModel().getReporting().getPlugins()) {
                if (report.getKey().equals(descriptor.getPluginLookupKey())) {
                    check(report.getConfiguration(), problems);
                    for (ReportSet reports : report.getReportSets()) {
                        check(reports.getConfiguration(), problems);
                    }
                }
            }
        }
        return problems.stream().distinct().toList();
    }

    /**
     * Properties whose names are probably misspellings of this plugin's. Others are accepted, whatever their prefix: a
     * build may have its own properties, such as one for the version of this plugin.
     *
     * @param written formats a property's name as in the place of these properties
     */
    public List<Problem> in(Properties given, UnaryOperator<String> written) {
        var properties = properties(descriptor);
        var problems = new ArrayList<Problem>();
        for (String name : new TreeSet<>(given.stringPropertyNames())) {
            if (name.startsWith(descriptor.getGoalPrefix() + ".") && !properties.contains(name)) {
                Slip.of(name, properties)
                        .map(meant -> new Problem(
                                written.apply(name),
                                "isn't a property of this plugin.",
                                "Did you mean %s?".formatted(written.apply(meant))))
                        .ifPresent(problems::add);
            }
        }
        return problems;
    }

    private void check(Object configuration, List<Problem> problems) {
        if (configuration instanceof Xpp3Dom dom) {
            problems.addAll(Attributes.problems("<configuration>", dom.getAttributeNames(), known.keySet()));
            var seen = new HashSet<String>();
            for (Xpp3Dom child : dom.getChildren()) {
                String name = child.getName();
                String where = "<" + name + ">";
                if (!known.containsKey(name)) {
                    problems.add(new Problem(
                            where,
                            "isn't a parameter of this plugin.",
                            Elements.elsewhere(name, known.keySet(), known)
                                    .or(() -> Elements.slip(name, known.keySet()))
                                    .orElse(HELP)));
                } else if (!seen.add(name)) {
                    problems.add(Problems.twice(where));
                } else if (isEmpty(child) && !Elements.isBean(known.get(name))) {
                    problems.add(Problems.empty(where));
                }
            }
        }
    }

    private static boolean isEmpty(Xpp3Dom element) {
        return element.getChildCount() == 0
                && (element.getValue() == null || element.getValue().isBlank());
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

    private static Map<String, Type> known(PluginDescriptor descriptor) {
        var known = new TreeMap<String, Type>();
        for (MojoDescriptor goal : descriptor.getMojos()) {
            for (Parameter parameter : goal.getParameters()) {
                known.put(parameter.getName(), Elements.type(parameter.getType()));
                if (parameter.getAlias() != null) {
                    known.put(parameter.getAlias(), Elements.type(parameter.getType()));
                }
            }
        }
        return known;
    }
}
