package io.github.ishardening.deployment;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;

/** Makes the configuration that a server boots with out of its {@code deployment.toml}. */
@FunctionalInterface
public interface Renderer {

    /**
     * Renders the templates of {@code distribution} with {@code toml} as its {@code deployment.toml}. Throws
     * {@link ProblemException} for whatever keeps the server from booting with it: a TOML that its parser refuses, an
     * unresolved reference or secret, XML that isn't well formed.
     */
    Rendered render(Distribution distribution, byte[] toml) throws IOException;
}
