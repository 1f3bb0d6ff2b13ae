package io.github.ishardening.deployment;

import io.github.ishardening.problem.ProblemException;
import java.io.IOException;

/** Makes the configuration that a server boots with out of its {@code deployment.toml}. */
@FunctionalInterface
public interface Renderer {

    /**
     * Renders the templates of {@code files} with {@code toml} as {@code repository/conf/deployment.toml}. Throws
     * {@link ProblemException} for whatever keeps the server from booting with it: a TOML that its parser refuses, an
     * unresolved reference or secret, XML that isn't well formed.
     */
    Rendered render(ConfigurationFiles files, byte[] toml) throws IOException;
}
