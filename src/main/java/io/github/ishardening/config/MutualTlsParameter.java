package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.MutualTlsRequest;
import java.util.List;
import java.util.Optional;

/**
 * {@code <mutualTls>}: which clients may authenticate with a certificate.
 *
 * <pre>{@code
 * <mutualTls>
 *   <mode>required</mode>
 *   <clients>
 *     <certificate>
 *       <file>clients.pem</file>
 *     </certificate>
 *   </clients>
 *   <acceptRisk>only the gateway reaches the port</acceptRisk>
 * </mutualTls>
 * }</pre>
 */
public class MutualTlsParameter {

    private static final String CLIENTS = "<mutualTls><clients>";

    /**
     * {@code off} (default): the server doesn't request client certificates; {@code optional}: it requests a
     * certificate, but also accepts clients without one (with TLS 1.3, it requests one only during the handshake);
     * {@code required}: it rejects clients without a certificate.
     */
    private String mode = "off";

    /** The certificates of the clients, or of the authorities that issue them. No others are accepted. */
    private List<ClientParameter> clients = List.of();

    /** WSO2's MutualSSLAuthenticator for the admin services; off without this element. */
    private AuthenticatorParameter authenticator;

    /**
     * Why client certificates may be accepted on a version that is vulnerable to CVE-2025-9312: a sentence, which the
     * report includes.
     */
    private String acceptRisk;

    /** The source of the password of the connector's truststore; by default, it is generated and kept. */
    private PasswordParameter password = new PasswordParameter();

    /**
     * The validated request.
     *
     * @throws ProblemException naming the invalid parameter
     */
    MutualTlsRequest toRequest() {
        var request = new MutualTlsRequest(
                mode(),
                clients.stream().map(ClientParameter::toClient).toList(),
                Optional.ofNullable(authenticator).map(AuthenticatorParameter::toAuthenticator),
                Optional.ofNullable(acceptRisk).map(String::strip));
        if (!request.isOn() && (!clients.isEmpty() || authenticator != null)) {
            throw new ProblemException(
                    "<mutualTls><mode>",
                    "is off, so client certificates wouldn't be requested.",
                    "Set optional or required.");
        }
        if (request.isOn() && clients.isEmpty()) {
            throw new ProblemException(
                    CLIENTS,
                    "is empty, so every client certificate would be rejected.",
                    "List the clients' certificates.");
        }
        return request;
    }

    PasswordParameter password() {
        return password;
    }

    private MutualTlsRequest.Mode mode() {
        return Choice.of("<mutualTls><mode>", mode, MutualTlsRequest.Mode.class);
    }
}
