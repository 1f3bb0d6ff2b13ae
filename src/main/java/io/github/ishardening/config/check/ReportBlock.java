package io.github.ishardening.config.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.Reporting;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Completes the configuration of a report with that of the plugin's block in {@code <build>}: Maven's site plugin passes on
 * the block in {@code <reporting>} only. An element of the latter takes precedence.
 */
final class ReportBlock {

    private ReportBlock() {}

    /**
     * The complete configuration.
     *
     * @param report the configuration that the site plugin passes on
     */
    static PlexusConfiguration complete(PlexusConfiguration report, ExpressionEvaluator evaluator)
            throws ExpressionEvaluationException {
        var project = (MavenProject) evaluator.evaluate("${project}");
        var goal = ((MojoExecution) evaluator.evaluate("${mojoExecution}")).getMojoDescriptor();
        String key = goal.getPluginDescriptor().getPluginLookupKey();
        Map<String, Xpp3Dom> elements =
                elements(Optional.ofNullable(project.getPlugin(key)).map(Plugin::getConfiguration));
        elements.keySet().retainAll(goal.getParameterMap().keySet());
        elements.keySet()
                .removeAll(elements(Optional.ofNullable(project.getModel().getReporting())
                                .map(Reporting::getReportPluginsAsMap)
                                .map(plugins -> plugins.get(key))
                                .map(ReportPlugin::getConfiguration))
                        .keySet());
        var complete = new XmlPlexusConfiguration(report.getName());
        for (PlexusConfiguration element : report.getChildren()) {
            if (!elements.containsKey(element.getName())) {
                complete.addChild(element);
            }
        }
        elements.values().forEach(element -> complete.addChild(converted(element)));
        return complete;
    }

    private static Map<String, Xpp3Dom> elements(Optional<?> configuration) {
        var elements = new HashMap<String, Xpp3Dom>();
        if (configuration.orElse(null) instanceof Xpp3Dom block) {
            for (Xpp3Dom child : block.getChildren()) {
                elements.put(child.getName(), child);
            }
        }
        return elements;
    }

    private static PlexusConfiguration converted(Xpp3Dom element) {
        var converted = new XmlPlexusConfiguration(element.getName());
        converted.setValue(element.getValue());
        for (String name : element.getAttributeNames()) {
            converted.setAttribute(name, element.getAttribute(name));
        }
        for (Xpp3Dom child : element.getChildren()) {
            converted.addChild(converted(child));
        }
        return converted;
    }
}
