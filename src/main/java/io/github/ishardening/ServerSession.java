package io.github.ishardening;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.evidence.Resource;
import io.github.ishardening.evidence.overlay.ServerOverlay;
import io.github.ishardening.hardening.DistributionBanner;
import io.github.ishardening.hardening.Hardener;
import io.github.ishardening.hardening.HardeningResult;
import io.github.ishardening.hardening.handover.StartCommand;
import io.github.ishardening.hardening.handover.helm.HelmHandOver;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.KeysRequest;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A task's distribution, opened as it was before this plugin edited it; unsaved edits are discarded. */
record ServerSession(ServerTask task, Rendering rendering, Distribution distribution) implements Closeable {

    private static final List<ResultArtifact> OVERLAY =
            List.of(ResultArtifact.OVERLAY, ResultArtifact.LAYER, ResultArtifact.LAYER_DESCRIPTOR);

    /**
     * Opens the distribution and prints what it is; to be called inside {@link ServerTask#alone}.
     *
     * @param isChanged whether something has certainly changed and will be rendered
     * @throws ProblemException as {@link DistributionBanner#of} does, or if the distribution is damaged
     */
    static ServerSession open(ServerTask task, boolean isChanged) throws IOException {
        var rendering = Rendering.start(task.place(), isChanged);
        try {
            if (isChanged) {
                beginKeys(task.request().keys(), rendering.context());
            }
            return new ServerSession(task, rendering, introduced(task, rendering.context()));
        } catch (IOException | RuntimeException e) {
            rendering.close();
            throw e;
        }
    }

    /** Starts generating all keys if there are none yet, as they will be needed unless the build fails earlier. */
    private static void beginKeys(KeysRequest keys, BuildContext context) {
        var directory = keys.directory();
        if (!directory.isFrozen() && !Files.exists(directory.path(""))) {
            context.pairs()
                    .begin(keys.keystores().stream()
                            .filter(spec -> !keys.given().containsKey(spec.role()))
                            .toList());
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

    /** Prints that a folder is going to be edited itself: whoever has no other copy can still stop the build. */
    void announceInPlace() {
        if (distribution.isDirectory()) {
            place().console()
                    .once("Hardening %s in place; its original files are kept in %s."
                            .formatted(distribution.location(), place().shown(place().originals())));
        }
    }

    BuildContext context() {
        return rendering.context();
    }

    /** Creates the hardener and the keys of the distribution; see {@link Hardener#of}. */
    Hardener hardener() throws IOException {
        return Hardener.of(task.request(), context(), distribution);
    }

    /** Checks whether the unhardened distribution can become the requested key manager, if one is requested. */
    KeyManagerStep keyManager() throws IOException {
        return KeyManagerStep.of(task, context(), distribution);
    }

    /**
     * Audits the staged edits and saves them unless the audit fails: in the directory itself, or in a zip with its
     * SHA-256, which becomes the project's artifact of type {@code zip} and classifier {@code hardened}. Writes the
     * evidence next to the reports.
     *
     * @return the zip and its digest; empty for a directory
     */
    List<Path> saveIfItPasses(AuditRequest policy) throws IOException {
        return saveIfItPasses(policy, false);
    }

    /**
     * Does the same, and writes the differences from the stock distribution as an archive and as a layer of a container
     * image, which also become artifacts of the project.
     *
     * @param hasOverlay whether to write the differences
     * @return all files written
     */
    List<Path> saveIfItPasses(AuditRequest policy, boolean hasOverlay) throws IOException {
        Path result = result();
        var begun = ResultEvidence.begin(task, policy, distribution);
        var target = AuditTarget.staged(distribution, place(), result);
        var audit = new PolicyAudit(policy, task);
        var audited = audit.audit(target, context(), Optional.empty());
        var evidence = begun.of(audited);
        var editedAt = task.datedAt().orElse(null);
        // Reports what an overlay can't contain before anything is saved.
        var overlay = hasOverlay
                ? Optional.of(
                        ServerOverlay.of(distribution, task.request().settings().privateFiles(), editedAt))
                : Optional.<ServerOverlay>empty();
        for (var artifact : OVERLAY) {
            Path file = place().made(artifact, distribution);
            if (hasOverlay) {
                ServerOverlay.requireFree(file);
            } else {
                ServerOverlay.remove(file);
            }
        }
        var saved = save(result, editedAt);
        var made = new ArrayList<Path>();
        if (!distribution.isDirectory()) {
            made.addAll(List.of(result, result.resolveSibling(result.getFileName() + ".sha256")));
        }
        var others = new ArrayList<Resource>();
        if (overlay.isPresent()) {
            for (Path file : write(overlay.get())) {
                made.add(file);
                if (ResultArtifact.of(file).isPresent()) {
                    others.add(Resource.file(Resource.name(file), file));
                }
            }
        }
        evidence.write(saved, others);
        if (saved.sha256().isPresent()) {
            audit.identify(audited, saved.sha256().get());
        }
        place().attach(made);
        return made;
    }

    private Resource save(Path result, Instant editedAt) throws IOException {
        if (distribution.isDirectory()) {
            distribution.save();
            place().console().once("Hardened " + distribution.location());
            return Resource.folder(Resource.name(result));
        }
        place().console().step("Writing " + result.getFileName());
        String sha256 = distribution.saveTo(result, editedAt, place().console());
        place().announce(result);
        return Resource.file(Resource.name(result), sha256);
    }

    private List<Path> write(ServerOverlay overlay) throws IOException {
        Path archive = place().made(ResultArtifact.OVERLAY, distribution);
        Path layer = place().made(ResultArtifact.LAYER, distribution);
        var made = new ArrayList<>(overlay.writeArchive(archive));
        made.addAll(overlay.writeLayer(layer, place().made(ResultArtifact.LAYER_DESCRIPTOR, distribution)));
        place().console().info("Overlay: %s; as an image layer: %s".formatted(archive, layer.getFileName()));
        return made;
    }

    /**
     * Writes and returns the files for the server's operator, and keeps their instructions until the server is saved.
     */
    List<Path> handOver(HardeningResult hardened) throws IOException {
        Path folder = handOverFolder();
        var files = new ArrayList<>(hardened.handOver().writeTo(folder));
        files.addAll(handOverHelm(hardened));
        place().console().keep(distribution.location(), hardened.advice(folder, startCommand()));
        return files;
    }

    /** Prints the kept instructions, now that the server is saved. */
    void sayHandedOver() {
        place().console().sayKept(distribution.location());
    }

    /** Assumes that a server built on Windows is also started there. */
    private Optional<StartCommand> startCommand() throws IOException {
        return StartCommand.of(distribution, result(), File.separatorChar != '/');
    }

    private Path result() {
        return distribution.isDirectory() ? distribution.location() : place().result(distribution);
    }

    /** Writes the values for Helm, or deletes those of an earlier build if none are requested. */
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

    /** Updates the values for Helm to the staged state, if they are requested. */
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
