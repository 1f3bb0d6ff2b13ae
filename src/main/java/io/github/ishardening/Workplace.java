package io.github.ishardening;

import io.github.ishardening.audit.ServerTrial;
import io.github.ishardening.config.build.MavenBuild;
import io.github.ishardening.config.build.WritableFolder;
import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.BuildLock;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.DistributionLocation;
import io.github.ishardening.distribution.Overlay;
import io.github.ishardening.evidence.EvidenceFiles;
import io.github.ishardening.hardening.FragmentOverrides;
import io.github.ishardening.inspection.change.Attribution;
import io.github.ishardening.inspection.change.RemovedCertificates;
import io.github.ishardening.keys.KeyPairs;
import io.github.ishardening.memory.Notes;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.BuildContext;
import io.github.ishardening.request.Opened;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Where a goal works.
 *
 * @param build the build that it runs in
 * @param output where results go
 * @param console where the goal says what it does
 */
record Workplace(MavenBuild build, Path output, Console console) {

    private static final String TRIAL = "is-hardening trial of ";

    /** Where this plugin keeps what isn't a result for others. */
    Path own() {
        return output.resolve("is-hardening");
    }

    /** What builds remember of one kind, the last {@code most} notes of it. */
    Notes notes(String kind, int most) {
        return new Notes(own().resolve("remembered").resolve(kind), most, build.pluginCode());
    }

    /** Where the hardened zip of this zip goes. */
    Path result(Distribution zip) {
        return made(ResultArtifact.HARDENED, zip);
    }

    /** Says once in a build which hardened zip it is about. */
    void announce(Path hardened) {
        if (isNewsOf(hardened)) {
            console.info("Hardened distribution: " + hardened);
        }
    }

    /** Says that an earlier build made this hardened zip, and that it needs no other. */
    void announceUnchanged(Path hardened) {
        isNewsOf(hardened);
        console.info("Nothing has changed since this was hardened: " + hardened);
    }

    private boolean isNewsOf(Path hardened) {
        return console.isNews("hardened " + hardened.toAbsolutePath().normalize());
    }

    /** Where what a build makes of a distribution goes. */
    Path made(ResultArtifact artifact, Distribution distribution) {
        return output.resolve(distribution.name() + artifact.suffix());
    }

    /** Makes those of these files artifacts of the project that are made for others. */
    void attach(List<Path> made) {
        for (Path file : made) {
            ResultArtifact.of(file).ifPresent(artifact -> build.attach(artifact.type(), artifact.classifier(), file));
        }
    }

    /** Where the reports of an audit go. */
    Path reports() {
        return own().resolve("reports");
    }

    /** The evidence beside the reports. */
    EvidenceFiles evidence() {
        return new EvidenceFiles(reports(), output);
    }

    /** A path as the user is to read it: relative to the project where it lies there. */
    String shown(Path path) {
        Path base = build.baseDirectory().toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute).toString();
    }

    /**
     * What reports call what is audited, so that it differs from what other modules audit and stays the same from version to
     * version: the project, and where it isn't the build directory, the output directory.
     *
     * @param otherwise the name where there is no project
     */
    String reportName(String otherwise) {
        return build.hasProject() ? build.nameOf(output) : otherwise;
    }

    /**
     * Where the distribution is that a parameter names.
     *
     * @throws ProblemException where there is none
     */
    Path find(String where, String named) {
        return DistributionLocation.find(where, named, build.baseDirectory(), build.artifacts());
    }

    /** Opens a distribution as it was before this plugin edited it. */
    Distribution openToEdit(Path location) throws IOException {
        return Distribution.open(location, own().resolve("original"));
    }

    /**
     * Looks whether results can go there, before any work is done; makes nothing.
     *
     * @throws ProblemException if they can't
     */
    void requireWritable() {
        WritableFolder.require("<outputDirectory>", own());
    }

    /** What keeps other builds away from here. */
    BuildLock lock() {
        requireWritable();
        return new BuildLock(own(), console);
    }

    /** The edits that the goals of this build hand on to each other. */
    Overlay overlay() {
        return Overlay.at(own(), build.pluginVersion());
    }

    /** Where the fragment sets in the result of this build what hardening set otherwise. */
    FragmentOverrides overrides() throws IOException {
        return FragmentOverrides.read(overridesFile()).seenFrom(build.repository());
    }

    /** Keeps for audits to come where the fragment sets what hardening set otherwise. */
    void keep(FragmentOverrides overrides) throws IOException {
        overrides.writeTo(overridesFile());
    }

    /** Which controls edited what in the result of this build. */
    Attribution attribution() throws IOException {
        return Attribution.read(attributionFile());
    }

    /** Keeps for audits to come which controls edited what. */
    void keep(Attribution attribution) throws IOException {
        attribution.writeTo(attributionFile());
    }

    /** What was removed from truststores in this build's result. */
    RemovedCertificates removedCertificates() throws IOException {
        return RemovedCertificates.read(removedCertificatesFile());
    }

    /** Keeps what was removed from truststores for later audits, unless an earlier goal has done so. */
    void keep(Optional<RemovedCertificates> removed) throws IOException {
        if (removed.isPresent()) {
            removed.get().writeTo(removedCertificatesFile());
        }
    }

    /** Keeps for goals to come what a server said that was started with a distribution. */
    void keep(String shown, ServerTrial trial) {
        build.memory().put(TRIAL + shown, trial);
    }

    /** What a server said in this build that was started with a distribution, if one was. */
    Optional<ServerTrial> trialOf(String shown) {
        return Optional.ofNullable((ServerTrial) build.memory().get(TRIAL + shown));
    }

    private Path attributionFile() {
        return own().resolve("edited-by");
    }

    private Path removedCertificatesFile() {
        return own().resolve("removed-certificates");
    }

    private Path overridesFile() {
        return own().resolve("fragment-overrides");
    }

    /** What time it is in this build. */
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What work on a server gets from outside. */
    BuildContext context(Renderer renderer) {
        var random = new SecureRandom();
        return new BuildContext(
                renderer,
                build.secrets(console),
                coordinates -> build.artifacts().resolve(coordinates),
                clock(),
                random,
                new KeyPairs(random),
                Opened.nothing(),
                notes("proven", 1),
                console);
    }

    /** The same where there is no distribution, and so nothing to render. */
    BuildContext context() {
        return context((distribution, toml) -> {
            throw new IllegalStateException("no configuration is rendered without a distribution");
        });
    }
}
