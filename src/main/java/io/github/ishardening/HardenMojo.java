package io.github.ishardening;

import io.github.ishardening.audit.Audit;
import io.github.ishardening.config.CheckedConfigurator;
import io.github.ishardening.distribution.UpToDateCheck;
import io.github.ishardening.hardening.Hardener;
import io.github.ishardening.keys.directory.KeysDirectory;
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
@Mojo(name = "harden", configurator = CheckedConfigurator.NAME, requiresProject = false, threadSafe = true)
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
        requireFragment(request());
        buildLock().lock(location, () -> hardenIfChanged(location, policy));
    }

    private void hardenIfChanged(Path location, Audit policy) throws IOException {
        if (Files.isDirectory(location)) {
            harden(policy);
            return;
        }
        var last = UpToDateCheck.in(workFolder().resolve("last-build"));
        var inputs = inputs(location);
        var unchanged = last.of(inputs.all());
        if (unchanged.isPresent()) {
            Path made = unchanged.get().made().get(0);
            attachResult(made);
            unchanged.get().warnings().forEach(progress()::say);
            getLog().info("Nothing has changed since this was hardened: " + made);
            return;
        }
        last.forget();
        var hardened = harden(policy);
        var present = hardened.keys().exclusively(() -> inputs(location));
        // What others changed meanwhile may not be in the result.
        boolean isOfPresent = present.apartFromKeys().equals(inputs.apartFromKeys())
                && !hardened.keys().isDisturbed();
        if (isOfPresent) {
            last.remember(present.all(), hardened.files(), progress().warnings());
        }
    }

    /**
     * What was made.
     *
     * @param files the hardened zip first; none of a directory
     * @param keys those that it was made with
     */
    private record Hardened(List<Path> files, KeysDirectory keys) {}

    private Hardened harden(Audit policy) throws IOException {
        var made = new ArrayList<Hardened>();
        withDistribution((request, distribution, surroundings) -> {
            var keyManager = keyManager(request, distribution, surroundings);
            var hardener = Hardener.of(request, surroundings, distribution);
            hardener.stageTruststore();
            var outcome = hardener.stageConfiguration();
            outcome.summary().forEach(getLog()::info);
            keyManager.stage();
            keep(outcome.overrides());
            var files = new ArrayList<>(saveIfItPasses(policy, request, distribution, surroundings));
            files.addAll(handOver(outcome));
            files.addAll(keyManager.register(workFolder(), this::shown, progress()));
            made.add(new Hardened(files, request.keys().directory()));
        });
        return made.get(0);
    }
}
