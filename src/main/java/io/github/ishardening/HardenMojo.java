package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.distribution.UpToDateCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Hardens a distribution in one go: keys, truststore, configuration, secrets, an audit of all this, and the result,
 * which is written only if the audit passes. Needs no project: {@code mvn
 * io.github.ishardening:is-hardening-maven-plugin:harden -Dis-hardening.distribution=wso2is.zip}.
 */
@Mojo(name = "harden", configurator = CheckedConfigurator.NAME, requiresProject = false, threadSafe = true)
public class HardenMojo extends AbstractPackagingMojo {

    /** Skips this goal. */
    @Parameter(property = "is-hardening.harden.skip", defaultValue = "false")
    private boolean skipHarden;

    @Override
    protected boolean skipsThisGoal() {
        return skipHarden;
    }

    @Override
    protected void run() throws IOException {
        var policy = policy();
        var task = taskOnDistribution();
        task.alone(() -> hardenIfChanged(task, policy));
    }

    private void hardenIfChanged(ServerTask task, AuditRequest policy) throws IOException {
        Path location = task.location().orElseThrow();
        if (Files.isDirectory(location)) {
            harden(task, policy);
            return;
        }
        var place = task.place();
        var last = new UpToDateCheck(place.notes("last-build", 1));
        var inputs = inputs(location);
        var unchanged = last.of(inputs.all());
        if (unchanged.isPresent() && place.evidence().areThere()) {
            Path made = unchanged.get().made().get(0);
            place.attach(unchanged.get().made());
            unchanged.get().warnings().forEach(place.console()::say);
            place.announceUnchanged(made);
            return;
        }
        last.forget();
        var made = harden(task, policy);
        var keys = task.request().keys().directory();
        var present = keys.exclusively(() -> inputs(location));
        // The result may lack what others changed meanwhile.
        boolean isOfPresent = present.apartFromKeys().equals(inputs.apartFromKeys()) && !keys.isDisturbed();
        if (isOfPresent) {
            last.remember(present.all(), made, place.console().warnings());
        }
    }

    /** Returns the files written: the hardened zip first, if there is one, and those that accompany it. */
    private List<Path> harden(ServerTask task, AuditRequest policy) throws IOException {
        task.announced();
        try (var server = ServerSession.open(task, true)) {
            server.announceInPlace();
            var keyManager = server.keyManager();
            var hardener = server.hardener();
            hardener.stageTruststore();
            var result = hardener.stageConfiguration();
            result.summary().forEach(task.place().console()::info);
            keyManager.stage();
            task.place().keep(result.overrides());
            task.place().keep(result.attribution());
            task.place().keep(hardener.removedCertificates());
            var made = new ArrayList<>(server.saveIfItPasses(policy, hasOverlay()));
            made.addAll(server.handOver(result));
            server.sayHandedOver();
            made.addAll(keyManager.register());
            return made;
        }
    }
}
