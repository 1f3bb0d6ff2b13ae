package io.github.ishardening.control;

import io.github.ishardening.secret.SecretName;
import java.util.List;
import java.util.Optional;

/**
 * What the server does about client certificates.
 *
 * @param request what the user asked for
 * @param clients who gets in
 * @param truststore the connector's own, which holds the clients only; empty where it asks for no certificates
 */
record ClientTrust(MutualTlsRequest request, List<Client> clients, Optional<ServerStore> truststore) {

    /** The name of the connector's own truststore. */
    static final String TRUSTSTORE = "mutual-tls-truststore";

    /** Makes the connector's truststore if there is to be one. */
    static ClientTrust of(MutualTlsRequest request, TrustInput input, TruststoreFormat format, ServerKeys keys) {
        if (!request.isOn()) {
            return new ClientTrust(request, List.of(), Optional.empty());
        }
        var password = keys.secret(SecretName.MUTUAL_TLS_PASSWORD);
        byte[] content = format.encode(input.clientPlan().entries(), password);
        var store = new ServerStore(TRUSTSTORE, format.type(), content, password, SecretName.MUTUAL_TLS_PASSWORD);
        return new ClientTrust(request, input.clients(), Optional.of(store));
    }
}
