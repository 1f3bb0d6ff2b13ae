package io.github.ishardening.config.check;

import io.github.ishardening.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.plexus.classworlds.realm.ClassRealm;
import org.codehaus.plexus.component.configurator.BasicComponentConfigurator;
import org.codehaus.plexus.component.configurator.ComponentConfigurationException;
import org.codehaus.plexus.component.configurator.ConfigurationListener;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;

/**
 * Configures the goals of this plugin with Maven's own configurator, but checks each element before. Maven's treats any
 * text but {@code true} as {@code false}, keeps the default for empty values and unresolved expressions, and reports
 * only the first error, without a suggestion. Here, such elements are left out and passed to the goal, which reports
 * them all at once unless it is skipped.
 */
public final class CheckedConfigurator extends BasicComponentConfigurator {

    /** The name by which goals refer to it. */
    public static final String NAME = "is-hardening";

    @Override
    public void configureComponent(
            Object goal,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        var configured = (ConfiguredGoal) goal;
        PlexusConfiguration complete = configuration;
        try {
            if (configured.isReport()) {
                complete = ReportBlock.complete(configuration, evaluator);
            }
            configured.ineffective(CallProperties.withoutEffect(complete, evaluator));
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException(configuration, e.getMessage(), e);
        }
        var sound = new XmlPlexusConfiguration(configuration.getName());
        var problems = new ArrayList<Problem>();
        var top = Elements.of(goal.getClass());
        for (PlexusConfiguration element : complete.getChildren()) {
            List<Problem> found = check(element, new ConfigurationCheck(top, evaluator));
            problems.addAll(found);
            if (found.isEmpty()) {
                sound.addChild(element);
            }
        }
        super.configureComponent(goal, sound, evaluator, realm, listener);
        configured.misconfigured(problems);
    }

    private static List<Problem> check(PlexusConfiguration element, ConfigurationCheck check)
            throws ComponentConfigurationException {
        try {
            return check.problems(element);
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException(element, e.getMessage(), e);
        }
    }
}
