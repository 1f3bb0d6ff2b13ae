package io.github.ishardening;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** What a build makes of a distribution for others: how the file is called, and as what it becomes the project's artifact. */
enum ResultArtifact {
    /** The hardened zip. */
    HARDENED("-hardened.zip", "zip", "hardened"),
    /** What differs from the stock distribution, as an archive. */
    OVERLAY("-overlay.tar.gz", "tar.gz", "overlay"),
    /** The same as a layer of a container image. */
    LAYER("-overlay-layer.tar.gz", "tar.gz", "overlay-layer"),
    /** The descriptor of that layer. */
    LAYER_DESCRIPTOR("-overlay-layer.json", "json", "overlay-layer");

    private final String suffix;
    private final String type;
    private final String classifier;

    ResultArtifact(String suffix, String type, String classifier) {
        this.suffix = suffix;
        this.type = type;
        this.classifier = classifier;
    }

    /** What a file that a build has made is; empty for what is no artifact. */
    static Optional<ResultArtifact> of(Path made) {
        String name = made.getFileName().toString();
        return Arrays.stream(values())
                .filter(artifact -> name.endsWith(artifact.suffix))
                .findFirst();
    }

    /** What comes after the name of the distribution's folder in its file name. */
    String suffix() {
        return suffix;
    }

    /** Its type as an artifact. */
    String type() {
        return type;
    }

    /** Its classifier as an artifact. */
    String classifier() {
        return classifier;
    }
}
