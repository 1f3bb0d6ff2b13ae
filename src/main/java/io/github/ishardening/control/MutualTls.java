package io.github.ishardening.control;

/**
 * No client certificates. As shipped, Identity Server asks for one, accepts any that a public authority issued, and
 * unpatched versions then believe the user name in a header (CVE-2025-9312).
 */
final class MutualTls implements Control {

    @Override
    public String id() {
        return "mutual-tls";
    }

    @Override
    public void harden(Hardening hardening) {
        var toml = hardening.toml();
        toml.set("transport.https.sslHostConfig.properties.certificateVerification", "none");
        // The server maps this older spelling onto the same setting, so a leftover would compete with it.
        toml.remove("transport.https.properties.certificate_verification");
    }
}
