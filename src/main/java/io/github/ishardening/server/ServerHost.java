package io.github.ishardening.server;

import io.github.ishardening.certificate.CertifiedNames;
import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.problem.UserLog;
import io.github.ishardening.request.HardeningRequest;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names of a server.
 *
 * @param name the public one, {@code [server] hostname}
 * @param internalName the one by which its own portals call it, {@code [server] internal_hostname}
 */
public record ServerHost(String name, String internalName) {

    /** The default internal name. */
    public static final String LOCALHOST = "localhost";

    private static final Pattern LOCAL =
            Pattern.compile("(?i)(.+\\.)?localhost\\.?|localhost\\.localdomain|127(\\.[0-9]+){3}|\\[?(?:0*+:)++0*+1]?");

    private static final String EXCLUDED = ", which <certificateAuthority><localhost> excludes.";

    /** Determines the names from request, fragment and distribution; see {@link Hostnames}. */
    public static ServerHost of(
            HardeningRequest request,
            Optional<DeploymentToml> fragment,
            Optional<DeploymentToml> distribution,
            UserLog progress) {
        String name = Hostnames.resolve(request.hostname(), fragment, distribution, progress);
        var host =
                new ServerHost(name, Hostnames.internal(fragment, distribution).orElse(LOCALHOST));
        return request.keys().localhost() ? host : host.withoutLocalhost(fragment);
    }

    /** Whether a name or address always denotes the local machine (RFC 6761, section 6.3; RFC 1122; RFC 4291). */
    public static boolean isLocal(String name) {
        return LOCAL.matcher(name).matches();
    }

    /**
     * The names for a certificate that may not contain {@code localhost}.
     *
     * @throws ProblemException if it is the public name, or the fragment sets it as the internal one
     */
    private ServerHost withoutLocalhost(Optional<DeploymentToml> fragment) {
        if (name.equals(LOCALHOST)) {
            throw new ProblemException(
                    "<hostname>", "is localhost" + EXCLUDED, "Set it to the server's public hostname.");
        }
        if (Hostnames.internal(fragment, Optional.empty()).equals(Optional.of(LOCALHOST))) {
            throw new ProblemException(
                    "<deployment><file>", "[server] internal_hostname is localhost" + EXCLUDED, "Remove one of them.");
        }
        return internalName.equals(LOCALHOST) ? new ServerHost(name, name) : this;
    }

    /** The names with an internal one that the certificate covers: the public one if necessary. */
    public ServerHost withNamesOf(X509Certificate certificate) {
        return CertifiedNames.of(certificate).covers(internalName) ? this : new ServerHost(name, name);
    }
}
