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
 * The build, folders and console of a goal.
 *
 * @param build the build in which the goal runs
 * @param output the folder for results
 * @param console the goal's console
 */
record Workplace(MavenBuild build, Path output, Console console) {

    private static final String TRIAL = "is-hardening trial of ";

    /** The plugin's own folder, for files that aren't results for others. */
    Path own() {
        return output.resolve("is-hardening");
    }

    /** The notes of one kind that builds keep, the last {@code most}. */
    Notes notes(String kind, int most) {
        return new Notes(own().resolve("remembered").resolve(kind), most, build.pluginCode());
    }

    /** The path of the hardened zip for a zip. */
    Path result(Distribution zip) {
        return made(ResultArtifact.HARDENED, zip);
    }

    /** Prints the path of the hardened zip, once in a build. */
    void announce(Path hardened) {
        if (isNewsOf(hardened)) {
            console.info("Hardened distribution: " + hardened);
        }
    }

    /** Prints that an earlier build's hardened zip is still current. */
    void announceUnchanged(Path hardened) {
        isNewsOf(hardened);
        console.info("Nothing has changed since this was hardened: " + hardened);
    }

    private boolean isNewsOf(Path hardened) {
        return console.isNews("hardened " + hardened.toAbsolutePath().normalize());
    }

    /** The path of an artifact generated from a distribution. */
    Path made(ResultArtifact artifact, Distribution distribution) {
        return output.resolve(distribution.name() + artifact.suffix());
    }

    /** Attaches those of the files to the project that are artifacts. */
    void attach(List<Path> made) {
        for (Path file : made) {
            ResultArtifact.of(file).ifPresent(artifact -> build.attach(artifact.type(), artifact.classifier(), file));
        }
    }

    /** The folder of an audit's reports. */
    Path reports() {
        return own().resolve("reports");
    }

    /** The evidence next to the reports. */
    EvidenceFiles evidence() {
        return new EvidenceFiles(reports(), output);
    }

    /** A path as shown to the user: relative to the project if it is inside. */
    String shown(Path path) {
        Path base = build.baseDirectory().toAbsolutePath().normalize();
        Path absolute = path.toAbsolutePath().normalize();
        return (absolute.startsWith(base) ? base.relativize(absolute) : absolute).toString();
    }

    /**
     * The name of the audited server in reports, which distinguishes modules but not versions: the project and, unless
     * it is the build directory, the output directory.
     *
     * @param otherwise the name if there is no project
     */
    String reportName(String otherwise) {
        return build.hasProject() ? build.nameOf(output) : otherwise;
    }

    /**
     * The location of the file or folder that a parameter specifies.
     *
     * @throws ProblemException if it doesn't exist
     */
    Path find(String where, String named) {
        return DistributionLocation.find(where, named, build.baseDirectory(), build.artifacts());
    }

    /** Opens a distribution as it was before this plugin edited it. */
    Distribution openToEdit(Path location) throws IOException {
        return Distribution.open(location, originals());
    }

    /** The original files of a folder that is edited in place. */
    Path originals() {
        return own().resolve("original");
    }

    /**
     * Checks whether results can be written, before any work is done; creates nothing.
     *
     * @throws ProblemException if they can't
     */
    void requireWritable() {
        WritableFolder.require("<outputDirectory>", own());
    }

    /** The lock that excludes other builds. */
    BuildLock lock() {
        requireWritable();
        return new BuildLock(own(), console);
    }

    /** The staged edits that the goals of this build pass to each other. */
    Overlay overlay() {
        return Overlay.at(own(), build.pluginVersion());
    }

    /** Where the fragment overrides hardening in the result of this build. */
    FragmentOverrides overrides() throws IOException {
        return FragmentOverrides.read(overridesFile()).seenFrom(build.repository());
    }

    /** Keeps the fragment's overrides for later audits. */
    void keep(FragmentOverrides overrides) throws IOException {
        overrides.writeTo(overridesFile());
    }

    /** The controls that made the edits in the result of this build. */
    Attribution attribution() throws IOException {
        return Attribution.read(attributionFile());
    }

    /** Keeps the controls that made the edits for later audits. */
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

    /** Keeps the trial of a distribution for later goals. */
    void keep(String shown, ServerTrial trial) {
        build.memory().put(TRIAL + shown, trial);
    }

    /** The trial of a distribution in this build, if there was one. */
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

    /** The build's clock. */
    Clock clock() {
        return Clock.systemUTC();
    }

    /** The dependencies of work on a server. */
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

    /** The dependencies of work without a distribution, and so without rendering. */
    BuildContext context() {
        return context((distribution, toml) -> {
            throw new IllegalStateException("no configuration is rendered without a distribution");
        });
    }
}
