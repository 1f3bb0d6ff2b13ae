package io.github.ishardening.server;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.problem.UserLog;
import java.util.Optional;

/**
 * How far the server's ports are from the usual ones, and the port of a proxy in front of it, if the user says so. The
 * fragment wins over the parameter.
 *
 * @param parameter {@code <deployment><portOffset>}
 * @param fragment the user's fragment
 */
public record PortOffset(Optional<Integer> parameter, Optional<DeploymentToml> fragment) {

    private static final String KEY = "server.offset";
    /** Where pages are reached through a proxy. */
    public static final String PROXY = ConnectorBlock.HTTPS + ".proxyPort";

    /** Sets them before controls look at them. */
    public void set(DeploymentToml toml, UserLog progress) {
        var inFragment = fragment.flatMap(each -> each.value(KEY));
        // A number may also be a text: the server takes both.
        if (parameter.isPresent()
                && inFragment.isPresent()
                && !parameter.get().toString().equals(inFragment.get().toString())) {
            progress.warn(
                    "<deployment><portOffset> is %s, but [server] offset of the fragment is %s, which takes precedence."
                            .formatted(parameter.get(), inFragment.get()));
        }
        inFragment.or(() -> parameter).ifPresent(offset -> toml.set(KEY, offset));
        fragment.flatMap(each -> each.value(PROXY)).ifPresent(port -> toml.set(PROXY, port));
    }
}
