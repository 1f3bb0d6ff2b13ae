package io.github.ishardening;

import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that write what others take: the hardened zip, and what goes with it. */
abstract class AbstractPackagingMojo extends AbstractAuditingMojo {

    /**
     * Whether to also write and attach the differences from the stock distribution: as an archive with the changed
     * files, the list of deleted files and a Dockerfile, {@code wso2is-7.1.0-overlay.tar.gz} with type {@code tar.gz}
     * and classifier {@code overlay}; and as a container image layer, {@code wso2is-7.1.0-overlay-layer.tar.gz} with
     * classifier {@code overlay-layer}, and its descriptor with type {@code json}.
     */
    @Parameter(property = "is-hardening.overlay", defaultValue = "false")
    private boolean overlay;

    /** Whether to write and attach the overlay. */
    protected final boolean hasOverlay() {
        return overlay;
    }
}
