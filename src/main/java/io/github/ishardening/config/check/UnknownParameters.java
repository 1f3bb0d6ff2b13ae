package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.ReportSet;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Finds misspelt, empty and repeated parameters at the top level of the configuration, and its attributes. Maven itself
 * ignores them silently or only warns, leaving defaults in effect that the user meant to replace.
 */
public final class UnknownParameters {

    static final String HELP =
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

    /** The types of all goals' parameters, by name. */
    static Map<String, Type> known(PluginDescriptor descriptor) {
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
