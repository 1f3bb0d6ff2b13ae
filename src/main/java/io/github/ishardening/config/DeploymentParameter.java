package io.github.ishardening.config;

import java.io.File;

/** {@code <deployment>}: what goes into deployment.toml besides the hardening. */
public class DeploymentParameter {

    /**
     * Whether the server already has data, which the keys must go on to decrypt; default {@code false}. Without meaning
     * for a throw-away build.
     */
    private boolean existing;

    /** What is added to every port; by default what the distribution says. */
    private Integer portOffset;

    /** A fragment of deployment.toml, relative to the project, whose keys win over everything else. */
    private File file;

    boolean existing() {
        return existing;
    }

    Integer portOffset() {
        return portOffset;
    }

    File file() {
        return file;
    }
}
