package io.github.ishardening.server;

import io.github.ishardening.keystore.StagedKeystore;
import io.github.ishardening.request.MutualTlsRequest;
import java.util.List;
import java.util.Optional;

/**
 * The server's handling of client certificates.
 *
 * @param request the user's request
 * @param clients the accepted clients
 * @param truststore the connector's own, with only the clients; empty if the connector requests no certificates
 */
public record ClientTrust(MutualTlsRequest request, List<Client> clients, Optional<StagedKeystore> truststore) {

    /** The name of the connector's own truststore. */
    public static final String TRUSTSTORE = "mutual-tls-truststore";
}
