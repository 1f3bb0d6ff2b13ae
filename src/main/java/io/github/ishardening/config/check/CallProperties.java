package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The properties that a call of Maven sets with {@code -D}. */
public final class CallProperties {

    private CallProperties() {}

    /**
     * All of them. As in Maven, those on the command line, including {@code .mvn/maven.config}, take precedence over the
     * JVM's, which {@code MAVEN_OPTS} and {@code .mvn/jvm.config} may set.
     */
    public static Properties of(MavenSession session) {
        var properties = new Properties();
        properties.putAll(session.getSystemProperties());
        properties.putAll(session.getUserProperties());
        return properties;
    }

    /** Those with this plugin's prefix that have no effect on a goal; slips are errors instead. */
    static List<Problem> withoutEffect(PlexusConfiguration configuration, ExpressionEvaluator evaluator)
            throws ExpressionEvaluationException {
        var problems = new ArrayList<Problem>();
        if (evaluator.evaluate("${session}") instanceof MavenSession session
                && evaluator.evaluate("${mojoExecution}") instanceof MojoExecution execution) {
            var given = of(session);
            var pom = new PomReferences(session.getCurrentProject());
            var goal = execution.getMojoDescriptor();
            problems.addAll(new UnknownProperties(goal.getPluginDescriptor()).ignored(given, pom));
            problems.addAll(
                    OverriddenProperties.problems(configuration, goal.getMojoConfiguration(), given, pom, evaluator));
        }
        return problems;
    }
}
