package io.github.ishardening;

import io.github.ishardening.config.check.CheckedConfigurator;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.keys.KeyRotation;
import io.github.ishardening.request.BuildContext;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Replaces a key with a new one; no other goal does so. Keeps the former key if stored data or issued tokens still need
 * it, and prints what the operator has to do about stored data and partners. Uses the distribution only to determine
 * its version; without one, every key except {@code encryption} can be replaced.
 */
@Mojo(name = "rotate-key", configurator = CheckedConfigurator.NAME, requiresProject = false, threadSafe = true)
public class RotateKeyMojo extends AbstractServerMojo {

    /**
     * The role whose key is replaced: {@code primary}, {@code internal}, {@code tls} or {@code ca}; or {@code
     * encryption}.
     */
    @Parameter(property = "is-hardening.role")
    private String role;

    /** Whether stored data that only the current key can decrypt may be lost. */
    @Parameter(property = "is-hardening.acceptDataLoss", defaultValue = "false")
    private boolean acceptDataLoss;

    /**
     * Whether the signing key may be compromised: then neither it nor an earlier one remains published, regardless of
     * the {@code overlap} of {@code primary}, and tokens signed with them are rejected. For {@code primary} only.
     */
    @Parameter(property = "is-hardening.compromised", defaultValue = "false")
    private boolean compromised;

    /** Skips this goal. */
    @Parameter(property = "is-hardening.rotate-key.skip", defaultValue = "false")
    private boolean skipRotateKey;

    @Override
    protected boolean skipsThisGoal() {
        return skipRotateKey;
    }

    @Override
    protected void run() throws IOException {
        KeyRotation.requireKey(role);
        if (hasDistribution()) {
            onServer(server -> rotate(server.task(), server.context(), Optional.of(server.distribution())));
        } else {
            var task = task();
            rotate(task, task.place().context(), Optional.empty());
        }
    }

    private void rotate(ServerTask task, BuildContext context, Optional<Distribution> distribution) throws IOException {
        new KeyRotation(task.request(), context, distribution, acceptDataLoss, compromised)
                .rotate(role)
                .forEach(context.progress()::info);
    }
}
