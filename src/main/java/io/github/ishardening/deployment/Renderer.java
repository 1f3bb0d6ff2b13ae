package io.github.ishardening.deployment;

import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.problem.ProblemException;
import java.io.IOException;

/** Renders the configuration with which a server starts from its {@code deployment.toml}. */
@FunctionalInterface
public interface Renderer {

    /**
     * Renders the templates of {@code distribution} with {@code toml} as its {@code deployment.toml}. Throws
     * {@link ProblemException} for anything that would prevent the server from starting: TOML that its parser rejects,
     * an unresolved reference or secret, XML that isn't well formed.
     */
    Rendered render(Distribution distribution, byte[] toml) throws IOException;
}
