package io.github.ishardening;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.same;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.github.ishardening.problem.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.inject.Inject;
import org.apache.maven.api.di.Provides;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

@MojoTest
class IneffectivePropertiesTest extends GoalTest {

    private static final String SKIPPED = POM + "<skip>true</skip>" + END;

    private final MavenProject topLevel = mock();
    private final Map<String, Object> memoryOfAllProjects = new HashMap<>();

    @Inject
    private Log log;

    @Override
    @Provides
    MavenSession session() {
        MavenSession session = super.session();
        when(session.getTopLevelProject()).thenReturn(topLevel);
        when(session.getPluginContext(any(), same(topLevel))).thenReturn(memoryOfAllProjects);
        return session;
    }

    @Test
    void areNamedOnceForAllModulesEvenIfTheGoalsAreSkipped(
            @InjectMojo(goal = "harden", pom = SKIPPED) HardenMojo harden,
            @InjectMojo(goal = "generate-keystores", pom = SKIPPED) GenerateKeystoresMojo generateKeystores)
            throws MojoExecutionException, MojoFailureException {
        var problems = List.of(
                new Problem("-Dis-hardening.foo", "has no effect.", ""),
                new Problem(
                        "-Dis-hardening.skip", "has no effect, because the POM sets <skip>.", "Remove one of them."));

        harden.ineffective(problems);
        harden.execute();
        memory.clear();
        generateKeystores.ineffective(problems);
        generateKeystores.execute();

        verify(log).warn("-Dis-hardening.foo: has no effect.");
        verify(log).warn("-Dis-hardening.skip: has no effect, because the POM sets <skip>. Remove one of them.");
        verify(log, times(2)).info("Skipped.");
        verifyNoMoreInteractions(log);
    }
}
