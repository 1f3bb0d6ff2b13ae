package io.github.ishardening;

import io.github.ishardening.audit.Audit;
import io.github.ishardening.control.ServerHardener;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.LastBuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Hardens a distribution in one go: keys, truststore, configuration, secrets, an audit of it all, and the
 * result, which is only written if the audit passes. Needs no project:
 * {@code mvn io.github.ishardening:is-hardening-maven-plugin:1.0.0-SNAPSHOT:harden -Dis-hardening.distribution=wso2is.zip}.
 */
@Mojo(name = "harden", requiresProject = false, threadSafe = true)
public class HardenMojo extends AbstractAuditingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.harden.skip", defaultValue = "false")
    private boolean skipHarden;

    @Override
    protected boolean skipsThisGoal() {
        return skipHarden;
    }

    @Override
    protected boolean rendersAnew() {
        return true;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        Path location = location();
        if (Files.isDirectory(location)) {
            harden(policy);
            return;
        }
        var last = LastBuild.in(workFolder().resolve("last-build"));
        var made = last.made(inputs(location));
        if (!made.isEmpty()) {
            attachResult(made.get(0));
            getLog().info("Nothing has changed since this was hardened: " + made.get(0));
            return;
        }
        last.forget();
        made = harden(policy);
        // What the user was warned of is to be said again.
        if (!hasWarned()) {
            last.remember(inputs(location), made);
        }
    }

    /** Hardens; returns what it made, the hardened zip first. */
    private List<Path> harden(Audit policy) throws IOException {
        var made = new ArrayList<Path>();
        withDistribution((request, distribution, surroundings) -> {
            var keyManager = keyManager(request, distribution, surroundings);
            var hardener = ServerHardener.of(request, surroundings, distribution);
            hardener.stageTruststore();
            var outcome = hardener.stageConfiguration();
            outcome.summary().forEach(getLog()::info);
            keyManager.stage();
            audit(policy, hardened(distribution), request, surroundings);
            made.addAll(save(distribution));
            made.addAll(handOver(outcome));
            made.addAll(keyManager.register(workFolder(), this::shown, progress()));
        });
        return made;
    }

    private Target hardened(Distribution distribution) {
        var place = distribution.isDirectory() ? distribution.location() : result(distribution);
        return new Target(distribution, shown(place), distribution.edits(), true);
    }
}
