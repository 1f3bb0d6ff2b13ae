package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** Finds properties after {@code -D} whose element is in the POM. Maven uses the element and silently ignores them. */
final class OverriddenProperties {

    private OverriddenProperties() {}

    /**
     * The properties that have no effect.
     *
     * @param configuration the goal's configuration, with the property of each parameter that the POM doesn't set
     * @param properties the property of each parameter that has one
     */
    static List<Problem> problems(
            PlexusConfiguration configuration,
            PlexusConfiguration properties,
            Properties given,
            PomReferences pom,
            ExpressionEvaluator evaluator)
            throws ExpressionEvaluationException {
        var problems = new ArrayList<Problem>();
        for (PlexusConfiguration element : configuration.getChildren()) {
            PlexusConfiguration parameter = properties.getChild(element.getName(), false);
            String expression = parameter == null ? "" : parameter.getValue("");
            String text = element.getValue("");
            var property = ConfigurationCheck.OWN_PROPERTY.matcher(expression);
            if (!text.isEmpty() && !text.equals(expression) && property.matches()) {
                String name = property.group(1);
                String value = given.getProperty(name);
                if (value != null && !value.equals(String.valueOf(evaluator.evaluate(text))) && !pom.contain(name)) {
                    problems.add(problem(name, element.getName()));
                }
            }
        }
        return problems;
    }

    /** Without the values, which may be secret. */
    private static Problem problem(String property, String element) {
        return new Problem(
                "-D" + property,
                "has no effect, because the POM sets <%s>.".formatted(element),
                "Remove one of them, or replace the element with the property <%s> in <properties>."
                        .formatted(property));
    }
}
