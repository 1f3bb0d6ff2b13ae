package io.github.ishardening.control;

import io.github.ishardening.deployment.DeploymentToml;
import io.github.ishardening.keystore.SubjectAlternativeName;
import io.github.ishardening.problem.Progress;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * The names of a server.
 *
 * @param name the public one, {@code [server] hostname}
 * @param internalName the one by which its own portals call it, {@code [server] internal_hostname}
 */
record ServerHost(String name, String internalName) {

    /** The internal name of a server that sets none. */
    static final String LOCALHOST = "localhost";

    /** Finds them in the request, the fragment and the distribution; see {@link Hostnames}. */
    static ServerHost of(
            HardeningRequest request,
            Optional<DeploymentToml> fragment,
            Optional<DeploymentToml> distribution,
            Progress progress) {
        String name = Hostnames.resolve(request.hostname(), fragment, distribution, progress);
        return new ServerHost(name, Hostnames.internal(fragment, distribution).orElse(LOCALHOST));
    }

    /** Whether a certificate is for this name; {@code *.} in it stands for one label (RFC 9525, section 6.3). */
    static boolean isCovered(String name, X509Certificate certificate) {
        SubjectAlternativeName wanted = ServerNames.of(name);
        List<SubjectAlternativeName> names = SubjectAlternativeName.of(certificate);
        int dot = name.indexOf('.');
        return names.contains(wanted)
                || dot > 0
                        && names.contains(new SubjectAlternativeName(
                                SubjectAlternativeName.Kind.DNS,
                                "*" + wanted.value().substring(dot)));
    }

    /** The same with an internal name that the certificate is for: the public one if need be. */
    ServerHost withNamesOf(X509Certificate certificate) {
        return isCovered(internalName, certificate) ? this : new ServerHost(name, name);
    }
}
