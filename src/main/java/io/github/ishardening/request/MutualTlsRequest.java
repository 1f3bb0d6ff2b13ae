package io.github.ishardening.request;

import java.util.List;
import java.util.Optional;

/**
 * What the user asked for of client certificates.
 *
 * @param mode whether the server asks for one
 * @param clients who gets in with one; somebody, unless the mode is off
 * @param authenticator how WSO2's MutualSSLAuthenticator is set up, if it is to let clients into the admin services
 * @param acceptedRisk why client certificates are let in although the version is open to CVE-2025-9312
 */
public record MutualTlsRequest(
        Mode mode,
        List<ClientSource> clients,
        Optional<MutualSslAuthenticator> authenticator,
        Optional<String> acceptedRisk) {

    /** Whether the server asks for a client's certificate. */
    public enum Mode {
        /** It doesn't. */
        OFF("none"),
        /** It does, and lets in who has none. */
        OPTIONAL("optional"),
        /** It does, and refuses who has none. */
        REQUIRED("required");

        private final String certificateVerification;

        Mode(String certificateVerification) {
            this.certificateVerification = certificateVerification;
        }

        /** What Tomcat calls it: {@code certificateVerification} of {@code SSLHostConfig}. */
        public String certificateVerification() {
            return certificateVerification;
        }
    }

    /** Copies the list. */
    public MutualTlsRequest {
        clients = List.copyOf(clients);
    }

    /** No client certificates. */
    public static MutualTlsRequest off() {
        return new MutualTlsRequest(Mode.OFF, List.of(), Optional.empty(), Optional.empty());
    }

    /** Whether the server asks for client certificates at all. */
    public boolean isOn() {
        return mode != Mode.OFF;
    }
}
