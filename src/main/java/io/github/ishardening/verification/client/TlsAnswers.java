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
 * What a port answers that is asked for all versions of TLS, SSL aside.
 *
 * @param suites the versions that it takes, each with the suites that it takes in it; with one only where nobody should speak
 *     the version any more, whatever the suite
 * @param serverChooses whether it chooses suites by an order of its own, in the newest version that tells
 * @param handshake a whole handshake in the newest version; empty if there is none that Java speaks
 * @param renegotiates whether it lets clients renegotiate; empty if no connection of TLS 1.2 comes so far
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

    /** Whether it takes a version. */
    public boolean takes(TlsVersion version) {
        return suites.containsKey(version);
    }

    /**
     * Asks. A port that isn't one of TLS, or is silent, is asked once only.
     *
     * @throws java.net.ConnectException if nothing listens there
     * @throws IOException if what listens there doesn't answer in time, or with something other than TLS
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

    /** Some refuse an old version by silence; a port that has answered to none is silent altogether. */
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
