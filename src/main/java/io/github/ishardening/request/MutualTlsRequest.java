package io.github.ishardening.request;

import java.util.List;
import java.util.Optional;

/**
 * The requested handling of client certificates.
 *
 * @param mode whether the server requests one
 * @param clients the clients that are accepted with one; not empty, unless the mode is off
 * @param authenticator the settings of WSO2's MutualSSLAuthenticator, if it is to accept clients of the admin services
 * @param acceptedRisk why certificates are accepted although the version is vulnerable to CVE-2025-9312
 */
public record MutualTlsRequest(
        Mode mode,
        List<ClientSource> clients,
        Optional<MutualSslAuthenticator> authenticator,
        Optional<String> acceptedRisk) {

    /** Whether the server requests a client's certificate. */
    public enum Mode {
        /** Requests none. */
        OFF("none"),
        /** Requests one, and accepts clients without one. */
        OPTIONAL("optional"),
        /** Requests one, and refuses clients without one. */
        REQUIRED("required");

        private final String certificateVerification;

        Mode(String certificateVerification) {
            this.certificateVerification = certificateVerification;
        }

        /** Returns Tomcat's name: {@code certificateVerification} of {@code SSLHostConfig}. */
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

    /** Whether the server requests client certificates at all. */
    public boolean isOn() {
        return mode != Mode.OFF;
    }
}
