package io.github.ishardening.config;

/** {@code <certificateAuthority>}: who signs the certificates of the roles. */
public class CertificateAuthorityParameter {

    /** {@code local}: an authority made here; {@code none}: the certificates are self-signed. */
    private String mode = "local";

    /** Whether an authority made here signs; the alternative is self-signed certificates. */
    boolean isLocal() {
        return Choice.of("<certificateAuthority><mode>", mode, "local", "none").equals("local");
    }
}
