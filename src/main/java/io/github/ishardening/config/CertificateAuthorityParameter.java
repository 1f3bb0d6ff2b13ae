package io.github.ishardening.config;

/**
 * {@code <certificateAuthority>}: who signs the certificates of the roles. A local authority is a key of its own and
 * takes the parameters of one, such as {@code <algorithm>} and {@code <validity>}.
 */
public class CertificateAuthorityParameter extends KeystoreParameter {

    /** {@code local} (default): an authority made here; {@code none}: the certificates are self-signed. */
    private String mode = "local";

    /** Whether an authority made here signs; the alternative is self-signed certificates. */
    boolean isLocal() {
        return Choice.of("<certificateAuthority><mode>", mode, "local", "none").equals("local");
    }
}
