package io.github.ishardening.server;

import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.request.MutualTlsRequest;
import java.util.List;
import java.util.Optional;

/**
 * How the server treats client certificates.
 *
 * @param request what the user asked for
 * @param clients who gets in
 * @param truststore the connector's own, which holds the clients only; empty where it asks for no certificates
 */
public record ClientTrust(MutualTlsRequest request, List<Client> clients, Optional<StagedKeystore> truststore) {

    /** The name of the connector's own truststore. */
    public static final String TRUSTSTORE = "mutual-tls-truststore";
}
