package io.github.ishardening.config;

import io.github.ishardening.keys.ExternalAuthority;
import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.util.Optional;

/**
 * {@code <certificateAuthority>}: the authority that signs the roles' certificates. A local authority is a key, with
 * the same parameters as other keys, such as {@code <algorithm>} and {@code <validity>}.
 *
 * <pre>{@code
 * <certificateAuthority>
 *   <mode>external</mode>
 *   <trustAnchors>corporate-root.pem</trustAnchors>
 * </certificateAuthority>
 * }</pre>
 */
public class CertificateAuthorityParameter extends KeystoreParameter {

    private static final String WHERE = "<certificateAuthority>";
    private static final String LOCAL = "local";
    private static final String EXTERNAL = "external";

    /**
     * {@code local} (default): an authority that the build generates or that you provide; {@code none}: self-signed
     * certificates; {@code external}: an external authority. In that case, {@code generate-keystores} writes requests
     * to {@code requests/} in the keys directory, and stops if a role has no valid certificate yet. Put the replies
     * into {@code replies/}, and build again.
     */
    private String mode = LOCAL;

    /**
     * A file with the trusted certificates of the external authority (PEM, DER or PKCS7), relative to the project; it
     * also supplies certificates that the replies lack. Default: the root in the replies is trusted.
     */
    private File trustAnchors;

    /**
     * Whether the tls certificate includes {@code localhost}, which the server's own portals use to call it; default
     * {@code true}. Set it to {@code false} if the authority refuses {@code localhost}: then {@code [server]
     * internal_hostname} becomes the public name.
     */
    private boolean localhost = true;

    /** Whether a local authority signs. */
    boolean isLocal() {
        return mode().equals(LOCAL);
    }

    /** Whether certificates may name {@code localhost}. */
    boolean allowsLocalhost() {
        return localhost;
    }

    /**
     * The external authority, if one is to sign.
     *
     * @throws ProblemException if trust anchors are specified for another mode
     */
    Optional<ExternalAuthority> toExternal() {
        if (mode().equals(EXTERNAL)) {
            return Optional.of(
                    new ExternalAuthority(Optional.ofNullable(trustAnchors).map(File::toPath)));
        }
        if (trustAnchors != null) {
            throw new ProblemException(
                    WHERE + "<trustAnchors>",
                    "requires an external authority, but <mode> is " + mode + ".",
                    "Remove it, or set <mode>external</mode>.");
        }
        return Optional.empty();
    }

    private String mode() {
        return Choice.of(WHERE + "<mode>", mode, LOCAL, "none", EXTERNAL);
    }
}
