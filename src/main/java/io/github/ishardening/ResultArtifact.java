package io.github.ishardening;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** A file that a build generates from a distribution for others, with its name, artifact type and classifier. */
enum ResultArtifact {
    /** The hardened zip. */
    HARDENED("-hardened.zip", "zip", "hardened"),
    /** The differences from the stock distribution, as an archive. */
    OVERLAY("-overlay.tar.gz", "tar.gz", "overlay"),
    /** The differences as a layer of a container image. */
    LAYER("-overlay-layer.tar.gz", "tar.gz", "overlay-layer"),
    /** The descriptor of {@link #LAYER}. */
    LAYER_DESCRIPTOR("-overlay-layer.json", "json", "overlay-layer");

    private final String suffix;
    private final String type;
    private final String classifier;

    ResultArtifact(String suffix, String type, String classifier) {
        this.suffix = suffix;
        this.type = type;
        this.classifier = classifier;
    }

    /** The artifact that a generated file is; empty if it isn't one. */
    static Optional<ResultArtifact> of(Path made) {
        String name = made.getFileName().toString();
        return Arrays.stream(values())
                .filter(artifact -> name.endsWith(artifact.suffix))
                .findFirst();
    }

    /** The part of its file name after the name of the distribution's folder. */
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
