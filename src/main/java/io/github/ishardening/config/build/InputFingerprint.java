package io.github.ishardening.config.build;

import io.github.ishardening.distribution.ArtifactSource;
import io.github.ishardening.distribution.Coordinates;
import io.github.ishardening.file.Disk;
import io.github.ishardening.file.Mode;
import io.github.ishardening.keys.directory.KeysDirectory;
import io.github.ishardening.memory.ContentDigest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A digest of everything that determines a goal's result: this plugin, the configuration, the files and variables that
 * it refers to, the keys, and the date, because certificates, waivers and authorities expire. Files are identified by
 * size, time and mode; the keys directory, which is small, by content.
 */
final class InputFingerprint {

    private static final String OWN = "is-hardening.";
    private static final String BUILD = "project.build.";

    /** The parameters for folders to which the goal writes. */
    private static final Set<String> WRITTEN = Set.of("outputDirectory", "keysDirectory");

    private final MavenSession session;
    private final ArtifactSource artifacts;
    private final Path base;
    private final ContentDigest digest = new ContentDigest();

    private InputFingerprint(MavenSession session, ArtifactSource artifacts, Path base) {
        this.session = session;
        this.artifacts = artifacts;
        this.base = base;
    }

    /** Reads the inputs and computes their digests. */
    static BuildState state(
            String pluginCode,
            MavenSession session,
            MavenProject project,
            MojoExecution execution,
            ArtifactSource artifacts,
            Path base,
            Path distribution,
            Path keysDirectory)
            throws IOException {
        byte[] keys = KeysDirectory.at(keysDirectory, true).fingerprint();
        var inputs = new InputFingerprint(session, artifacts, base);
        inputs.addText(Runtime.version());
        inputs.addText(LocalDate.now(ZoneOffset.UTC));
        inputs.addText(pluginCode);
        inputs.addState(distribution);
        inputs.addProperties(project.getProperties());
        // MAVEN_OPTS and .mvn/jvm.config set parameters, too.
        inputs.addProperties(session.getSystemProperties());
        inputs.addProperties(session.getUserProperties());
        inputs.addSettings();
        if (execution.getConfiguration() != null) {
            inputs.addElement(execution.getConfiguration());
        }
        String apartFromKeys = inputs.digest.plain();
        return new BuildState(
                apartFromKeys, new ContentDigest().add(apartFromKeys).keyed(keys));
    }

    private void addSettings() throws IOException {
        var request = session.getRequest();
        for (File file : new File[] {request.getUserSettingsFile(), request.getGlobalSettingsFile()}) {
            if (file != null) {
                addState(file.toPath());
            }
        }
    }

    private void addProperties(Properties properties) throws IOException {
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
            if (name.startsWith(OWN) || name.startsWith(BUILD)) {
                addText(name);
                addText(properties.getProperty(name));
                if (!WRITTEN.contains(name.substring(name.lastIndexOf('.') + 1))) {
                    addNamed(properties.getProperty(name));
                }
            }
        }
    }

    /** Adds an element and its descendants: names, values, and what the values refer to. */
    private void addElement(Xpp3Dom element) throws IOException {
        addText(element.getName());
        String value = element.getValue();
        if (value != null) {
            addText(value);
            switch (element.getName()) {
                case "env" ->
                    addText(Optional.ofNullable(session.getSystemProperties().getProperty("env." + value)));
                case "artifact" -> addArtifact(value);
                default -> {
                    if (!WRITTEN.contains(element.getName())) {
                        addNamed(value);
                    }
                }
            }
        }
        for (Xpp3Dom child : element.getChildren()) {
            addElement(child);
        }
        addText("/");
    }

    private void addArtifact(String coordinates) throws IOException {
        var parsed = Coordinates.parse(coordinates);
        if (parsed.isPresent()) {
            addState(artifacts.resolve(parsed.get()));
        }
    }

    private void addNamed(String value) throws IOException {
        try {
            Path named = base.resolve(value.strip());
            if (!value.isBlank() && Files.isRegularFile(named)) {
                addState(named);
            } else if (!value.isBlank() && Files.isDirectory(named)) {
                addStates(named);
            }
        } catch (InvalidPathException e) {
            // Not a path.
            return;
        }
    }

    /** Adds the files directly in the folder, because folders of certificates are read no deeper. */
    private void addStates(Path folder) throws IOException {
        for (Path file : new TreeSet<>(Disk.list(folder))) {
            addState(file);
        }
    }

    private void addState(Path file) throws IOException {
        addText(file.toAbsolutePath().normalize());
        if (Files.isRegularFile(file)) {
            addText(Files.size(file));
            addText(Files.getLastModifiedTime(file));
            // Goals warn of secrets that others can read.
            Mode.of(file).ifPresent(this::addText);
        }
    }

    private void addText(Object value) {
        digest.add(value.toString());
    }
}
