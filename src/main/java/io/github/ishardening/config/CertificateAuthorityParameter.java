package io.github.ishardening.config;

import io.github.ishardening.keys.ExternalAuthority;
import io.github.ishardening.problem.ProblemException;
import java.io.File;
import java.util.Optional;

/**
 * {@code <certificateAuthority>}: who signs the certificates of the roles. A local authority is a key of its own and
 * takes the parameters of one, such as {@code <algorithm>} and {@code <validity>}.
 */
public class CertificateAuthorityParameter extends KeystoreParameter {

    private static final String WHERE = "<certificateAuthority>";
    private static final String LOCAL = "local";
    private static final String EXTERNAL = "external";

    /**
     * {@code local} (default): an authority made here, or brought; {@code none}: the certificates are self-signed;
     * {@code external}: an authority elsewhere. For that one, {@code generate-keystores} writes requests into
     * {@code requests/} of the keys directory, and goes on when the answers are in {@code replies/}.
     */
    private String mode = LOCAL;

    /**
     * A file of certificates (PEM, DER or PKCS #7) under which an external authority has to have signed, relative to the
     * project; certificates that its answers lack are taken from there too. Default: the answers are trusted to bring
     * their root.
     */
    private File trustAnchors;

    /**
     * Whether the tls certificate is for {@code localhost} too, by which the server's own portals call it; default
     * {@code true}. For authorities that refuse this: with {@code false}, {@code [server] internal_hostname} becomes the
     * public name.
     */
    private boolean localhost = true;

    /** Whether an authority made here signs. */
    boolean isLocal() {
        return mode().equals(LOCAL);
    }

    /** Whether certificates may name {@code localhost}. */
    boolean allowsLocalhost() {
        return localhost;
    }

    /**
     * The authority elsewhere, if one is to sign.
     *
     * @throws ProblemException if trust anchors are named for another mode
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
                    "Remove it, or set <mode>external.");
        }
        return Optional.empty();
    }

    private String mode() {
        return Choice.of(WHERE + "<mode>", mode, LOCAL, "none", EXTERNAL);
    }
}
