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
 * Fills the goals of this plugin, as Maven's own configurator does, which takes every text but {@code true} for
 * {@code false}, leaves defaults in force where a value is empty or an expression has none, and knows neither what was
 * meant nor a second fault. Here such elements are left out, and the goal is told of them: unless it is to be skipped, it
 * refuses them all at once.
 */
public final class CheckedConfigurator extends BasicComponentConfigurator {

    /** What goals call it. */
    public static final String NAME = "is-hardening";

    @Override
    public void configureComponent(
            Object goal,
            PlexusConfiguration configuration,
            ExpressionEvaluator evaluator,
            ClassRealm realm,
            ConfigurationListener listener)
            throws ComponentConfigurationException {
        var sound = new XmlPlexusConfiguration(configuration.getName());
        var problems = new ArrayList<Problem>();
        var top = Elements.of(goal.getClass());
        for (PlexusConfiguration element :
                complete(goal, configuration, evaluator).getChildren()) {
            List<Problem> found = check(element, new ConfigurationCheck(top, evaluator));
            problems.addAll(found);
            if (found.isEmpty()) {
                sound.addChild(element);
            }
        }
        super.configureComponent(goal, sound, evaluator, realm, listener);
        ((ConfiguredGoal) goal).misconfigured(problems);
    }

    private static PlexusConfiguration complete(
            Object goal, PlexusConfiguration configuration, ExpressionEvaluator evaluator)
            throws ComponentConfigurationException {
        try {
            return ((ConfiguredGoal) goal).isReport() ? ReportBlock.complete(configuration, evaluator) : configuration;
        } catch (ExpressionEvaluationException e) {
            throw new ComponentConfigurationException(configuration, e.getMessage(), e);
        }
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
