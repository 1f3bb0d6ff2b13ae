package io.github.ishardening.hardening;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.deployment.Renderer;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.hardening.vault.FoundSecrets;
import io.github.ishardening.server.DeploymentSource;
import io.github.ishardening.server.StockStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The configuration with which a hardening begins.
 *
 * @param toml {@code deployment.toml}, which becomes the hardened one
 * @param fragment the user's fragment
 * @param values the effective values as shipped, by dotted key
 * @param stores the stock stores of the server
 */
record ShippedConfiguration(
        DeploymentToml toml, Optional<DeploymentToml> fragment, SortedMap<String, String> values, StockStores stores) {

    /**
     * Reads and renders the configuration.
     *
     * @throws io.github.ishardening.problem.ProblemException if it or the fragment is broken, or the server couldn't
     *     boot with it
     */
    static ShippedConfiguration read(Optional<Path> fragment, Distribution distribution, Renderer renderer)
            throws IOException {
        var toml = DeploymentSource.readAsItIs(distribution);
        var parsed = FragmentFile.read(fragment);
        var rendered = renderer.render(distribution, FoundSecrets.bootable(toml));
        return new ShippedConfiguration(toml, parsed, rendered.values(), StockStores.of(rendered));
    }
}
