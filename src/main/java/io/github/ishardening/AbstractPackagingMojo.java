package io.github.ishardening;

import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that write what others take: the hardened zip, and what goes with it. */
abstract class AbstractPackagingMojo extends AbstractAuditingMojo {

    /**
     * Whether what differs from the stock distribution is written, too, and attached: as an archive with the list of deleted
     * files and a Dockerfile, {@code wso2is-7.1.0-overlay.tar.gz} of type {@code tar.gz} and classifier {@code overlay}, and
     * as a layer of a container image, {@code wso2is-7.1.0-overlay-layer.tar.gz} of classifier {@code overlay-layer}, with its
     * descriptor of type {@code json}.
     */
    @Parameter(property = "is-hardening.overlay", defaultValue = "false")
    private boolean overlay;

    /** Whether it is. */
    protected final boolean hasOverlay() {
        return overlay;
    }
}
