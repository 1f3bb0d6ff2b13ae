package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.problem.UserLog;
import java.util.Optional;

/**
 * The offset of the server's ports, and the port of a proxy in front of it, if configured. The fragment takes
 * precedence over the parameter.
 *
 * @param parameter {@code <deployment><portOffset>}
 * @param fragment the user's fragment
 */
public record PortOffset(Optional<Integer> parameter, Optional<DeploymentToml> fragment) {

    private static final String KEY = "server.offset";
    /** The key of the proxy's port. */
    public static final String PROXY = ConnectorBlock.HTTPS + ".proxyPort";

    /** Sets offset and proxy port, before controls read them. */
    public void set(DeploymentToml toml, UserLog progress) {
        var inFragment = fragment.flatMap(each -> each.value(KEY));
        // The server also accepts the number as a text.
        if (parameter.isPresent()
                && inFragment.isPresent()
                && !parameter.get().toString().equals(inFragment.get().toString())) {
            progress.warn("<deployment><portOffset> is %s, but [server] offset = %s in %s takes precedence."
                    .formatted(parameter.get(), inFragment.get(), fragment.get().position(KEY)));
        }
        inFragment.or(() -> parameter).ifPresent(offset -> toml.set(KEY, offset));
        fragment.flatMap(each -> each.value(PROXY)).ifPresent(port -> toml.set(PROXY, port));
    }
}
