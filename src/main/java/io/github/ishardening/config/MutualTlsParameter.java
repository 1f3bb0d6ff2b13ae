package io.github.ishardening.config;

import io.github.ishardening.problem.ProblemException;
import io.github.ishardening.request.MutualTlsRequest;
import java.util.List;
import java.util.Optional;

/** {@code <mutualTls>}: who gets in with a client certificate. */
public class MutualTlsParameter {

    private static final String CLIENTS = "<mutualTls><clients>";

    /**
     * {@code off} (default): the server asks for no client certificate; {@code optional}: it asks, and lets in who has
     * none (with TLS 1.3 it then asks during the handshake only); {@code required}: who has none is refused.
     */
    private String mode = "off";

    /** The certificates of the clients, or of authorities that issue them. Nobody else's are accepted. */
    private List<ClientParameter> clients = List.of();

    /** WSO2's MutualSSLAuthenticator for the admin services; left out, it stays off. */
    private AuthenticatorParameter authenticator;

    /** Why client certificates may be accepted on a version that is open to CVE-2025-9312; a sentence. */
    private String acceptRisk;

    /** Where the password of the connector's truststore is; generated and kept where no source is named. */
    private PasswordParameter password = new PasswordParameter();

    /**
     * What is asked for.
     *
     * @throws ProblemException naming the parameter that is wrong
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
            throw new ProblemException(CLIENTS, "is empty, so nobody would get in.", "List the clients' certificates.");
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
