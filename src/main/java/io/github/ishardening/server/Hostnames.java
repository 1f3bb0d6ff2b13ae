package io.github.ishardening.server;

import io.github.ishardening.certificate.HostName;
import io.github.ishardening.certificate.SubjectAlternativeName;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.deployment.FragmentFile;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.HardeningRequest;
import java.io.IOException;
import java.util.Optional;

/** Determines the names of the server. */
public final class Hostnames {

    private static final String KEY = "server.hostname";
    private static final String INTERNAL_KEY = "server.internal_hostname";

    private Hostnames() {}

    /** The name by which the server's own portals call it, from the fragment, otherwise from the distribution. */
    static Optional<String> internal(Optional<DeploymentToml> fragment, Optional<DeploymentToml> distribution) {
        return ofFragment(fragment, INTERNAL_KEY).or(() -> distribution.flatMap(toml -> toml.string(INTERNAL_KEY)));
    }

    private static Optional<String> ofFragment(Optional<DeploymentToml> fragment, String key) {
        return fragment.flatMap(toml -> toml.string(key)
                .map(name -> HostName.require(
                        "%s, [server] %s".formatted(toml.position(key), key.substring(key.indexOf('.') + 1)), name)));
    }

    /**
     * The name in the parameter, otherwise in the fragment, otherwise in the distribution.
     *
     * @throws ProblemException if parameter and fragment differ, or the fragment's isn't a valid hostname
     */
    static String resolve(
            Optional<String> parameter,
            Optional<DeploymentToml> fragment,
            Optional<DeploymentToml> distribution,
            UserLog progress) {
        var asked = asked(parameter, fragment);
        String hostname =
                asked.or(() -> distribution.flatMap(toml -> toml.string(KEY))).orElse(ServerHost.LOCALHOST);
        if (hostname.equals(ServerHost.LOCALHOST)) {
            progress.warn(
                    asked.isPresent()
                            ? "<hostname> is localhost: the tls certificate is for this machine only."
                            : "<hostname> is not set: the tls certificate is for localhost only.");
        }
        return hostname;
    }

    /**
     * Checks that the fragment is readable, and that its hostnames are valid and match the parameter.
     *
     * @throws ProblemException if one of these isn't the case
     */
    public static void require(HardeningRequest request) throws IOException {
        var fragment = FragmentFile.read(request.fragment());
        asked(request.hostname(), fragment);
        ofFragment(fragment, INTERNAL_KEY);
    }

    private static Optional<String> asked(Optional<String> parameter, Optional<DeploymentToml> fragment) {
        var fromFragment = ofFragment(fragment, KEY);
        if (parameter.isPresent()
                && fromFragment.isPresent()
                && !SubjectAlternativeName.isSameHost(parameter.get(), fromFragment.get())) {
            throw new ProblemException(
                    "<hostname>",
                    "%s contradicts [server] hostname = \"%s\" in %s."
                            .formatted(
                                    parameter.get(),
                                    fromFragment.get(),
                                    fragment.get().position(KEY)),
                    "Remove one of them.");
        }
        return parameter.or(() -> fromFragment);
    }
}
