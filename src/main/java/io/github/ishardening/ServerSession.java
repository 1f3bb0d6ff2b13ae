package io.github.ishardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.config.OutputTimestamp;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.Hardener;
import io.github.ishardening.hardening.HardeningResult;
import io.github.ishardening.hardening.handover.helm.HelmHandOver;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work on the distribution of a task, which is open as it was before this plugin edited it; edits not saved are gone. */
record ServerSession(ServerTask task, Rendering rendering, Distribution distribution) implements Closeable {

    /**
     * Opens the distribution and says what it is; inside {@link ServerTask#alone}.
     *
     * @param isChanged whether it is sure that something has changed, and is to be rendered
     * @throws ProblemException as {@link DistributionBanner#of} does, or if the distribution is damaged
     */
    static ServerSession open(ServerTask task, boolean isChanged) throws IOException {
        var rendering = Rendering.start(task.place(), isChanged);
        try {
            return new ServerSession(task, rendering, introduced(task, rendering.context()));
        } catch (IOException | RuntimeException e) {
            rendering.close();
            throw e;
        }
    }

    private static Distribution introduced(ServerTask task, BuildContext context) throws IOException {
        var opened = task.place().openToEdit(task.location().orElseThrow());
        try {
            task.place().console().once(DistributionBanner.of(opened, context));
            return opened;
        } catch (IOException | RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    Workplace place() {
        return task.place();
    }

    BuildContext context() {
        return rendering.context();
    }

    /** Hardens the distribution; see {@link Hardener#of}, which makes its keys. */
    Hardener hardener() throws IOException {
        return Hardener.of(task.request(), context(), distribution);
    }

    /** Looks whether the distribution, as it is shipped, can become the key manager that was asked for, if one was. */
    KeyManagerStep keyManager() throws IOException {
        return KeyManagerStep.of(task, context(), distribution);
    }

    /**
     * Audits what is staged, and puts it in place unless the audit fails: in the directory itself, or in a zip beside its
     * SHA-256, which becomes the project's artifact of type {@code zip} and classifier {@code hardened}.
     *
     * @return the zip and its digest; none of a directory
     */
    List<Path> saveIfItPasses(AuditRequest policy) throws IOException {
        Path result = distribution.isDirectory() ? distribution.location() : place().result(distribution);
        var target =
                new AuditTarget(distribution, place().shown(result), distribution.edits(), place().overrides(), true);
        new PolicyAudit(policy, task).audit(target, context(), Optional.empty());
        if (distribution.isDirectory()) {
            distribution.save();
            place().console().once("Hardened " + distribution.location());
            return List.of();
        }
        var editedAt = OutputTimestamp.parse(task.outputTimestamp()).orElse(null);
        distribution.saveTo(result, editedAt, place().console());
        place().attachResult(result);
        place().console().info("Hardened distribution: " + result);
        return List.of(result, result.resolveSibling(result.getFileName() + ".sha256"));
    }

    /** Writes the files for whoever runs the server, says what to do with them, and returns them. */
    List<Path> handOver(HardeningResult hardened) throws IOException {
        Path folder = handOverFolder();
        var files = new ArrayList<>(hardened.handOver().writeTo(folder));
        files.addAll(handOverHelm(hardened));
        hardened.advice(place().shown(folder)).forEach(place().console()::info);
        return files;
    }

    /** Those of an earlier build are gone where none is asked for. */
    private List<Path> handOverHelm(HardeningResult hardened) throws IOException {
        Path folder = helmFolder();
        if (!task.request().helm()) {
            return HelmHandOver.write(folder, Optional.empty());
        }
        var helm =
                HelmHandOver.of(distribution, Optional.of(hardened.key(Role.TLS).entry()));
        var files = HelmHandOver.write(folder, Optional.of(helm));
        String line = helm.line(place().shown(folder));
        if (helm.leftOver().isEmpty()) {
            place().console().info(line);
        } else {
            place().console().warn(line);
        }
        return files;
    }

    /** Brings the values for Helm up to what is staged now, where they are asked for. */
    void updateHelm() throws IOException {
        if (task.request().helm()) {
            HelmHandOver.of(distribution, Optional.empty()).update(helmFolder());
        }
    }

    private Path handOverFolder() {
        return place().own().resolve("hand-over");
    }

    private Path helmFolder() {
        return handOverFolder().resolve("helm");
    }

    @Override
    public void close() throws IOException {
        try (rendering) {
            distribution.close();
        }
    }
}
