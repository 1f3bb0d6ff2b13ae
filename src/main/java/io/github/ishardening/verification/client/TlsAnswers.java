package io.github.ishardening.verification.client;

import io.github.ishardening.inspection.connector.TlsSuite;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A port's responses to handshakes with every TLS version; SSL isn't tried.
 *
 * @param suites the accepted versions, each with its accepted suites; only one suite for a deprecated version, which is
 *     wrong with any
 * @param serverChooses whether the server chooses suites in its own order, in the newest version that shows this
 * @param handshake a complete handshake in the newest version; empty if Java supports none of them
 * @param renegotiates whether clients may renegotiate; empty if no TLS 1.2 handshake succeeds
 */
public record TlsAnswers(
        Map<TlsVersion, List<TlsSuite>> suites,
        Optional<Boolean> serverChooses,
        Optional<TlsHandshake> handshake,
        Optional<Boolean> renegotiates) {

    private static final List<TlsVersion> NEWEST_FIRST =
            List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2, TlsVersion.TLS_1_1, TlsVersion.TLS_1_0);

    /** Copies the map. */
    public TlsAnswers {
        suites = suites.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(suites));
    }

    /** Whether the port accepts a version. */
    public boolean takes(TlsVersion version) {
        return suites.containsKey(version);
    }

    /**
     * Probes a port. One that doesn't respond, or not with TLS, is tried only once.
     *
     * @throws java.net.ConnectException if nothing listens there
     * @throws IOException if the port doesn't respond in time, or with something other than TLS
     */
    public static TlsAnswers of(TlsPort port) throws IOException {
        var probe = new TlsProbe(port);
        Map<TlsVersion, List<TlsSuite>> suites = new EnumMap<>(TlsVersion.class);
        Optional<Boolean> serverChooses = Optional.empty();
        for (TlsVersion version : NEWEST_FIRST) {
            var taken = taken(probe, version, suites.isEmpty());
            if (!taken.isEmpty()) {
                suites.put(version, taken);
                if (serverChooses.isEmpty()) {
                    serverChooses = probe.serverChooses(version, taken);
                }
            }
        }
        var newest = List.of(TlsVersion.TLS_1_3, TlsVersion.TLS_1_2).stream()
                .filter(suites::containsKey)
                .findFirst();
        var handshake =
                newest.isPresent() ? Optional.of(TlsHandshake.of(port, newest.get())) : Optional.<TlsHandshake>empty();
        var renegotiates =
                suites.containsKey(TlsVersion.TLS_1_2) ? TlsHandshake.renegotiates(port) : Optional.<Boolean>empty();
        return new TlsAnswers(suites, serverChooses, handshake, renegotiates);
    }

    /** Some servers don't respond to old versions; a port that has accepted no other version is just silent. */
    private static List<TlsSuite> taken(TlsProbe probe, TlsVersion version, boolean isFirst) throws IOException {
        if (!version.isDeprecated()) {
            return probe.suites(version);
        }
        try {
            return probe.choice(version, version.suites()).stream().toList();
        } catch (SocketTimeoutException e) {
            if (isFirst) {
                throw e;
            }
            return List.of();
        }
    }
}
