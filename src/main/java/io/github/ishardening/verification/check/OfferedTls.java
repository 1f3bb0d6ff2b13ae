package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.audit.Severity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.connector.CipherSuites;
import io.github.ishardening.inspection.connector.ClientVerification;
import io.github.ishardening.inspection.connector.EnabledProtocols;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.inspection.connector.TlsSuite;
import io.github.ishardening.verification.client.TlsAnswers;
import io.github.ishardening.verification.client.TlsHandshake;
import io.github.ishardening.verification.client.TlsVersion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks the TLS that a port offers to clients.
 *
 * @param at the port's location in findings
 * @param hosts the TLS hosts that are configured for the port; empty if unknown
 * @param answers the port's responses
 */
record OfferedTls(Location at, List<TlsHost> hosts, TlsAnswers answers, Findings findings) {

    /** The maximum number of suites named in a message. */
    private static final int SHOWN = 6;

    /** Reports all problems. */
    void judge() {
        judgeVersions();
        judgeSuites();
        judgeOrder();
        judgeRenegotiation();
        answers.handshake().ifPresent(this::judgeClients);
    }

    private void judgeVersions() {
        String old = text(taken().filter(TlsVersion::isDeprecated));
        if (!old.isEmpty()) {
            findings.add(
                    at,
                    "accepts %s.".formatted(old),
                    "Set only TLSv1.2 and TLSv1.3 in %s.".formatted(key(Setting.PROTOCOLS)));
        }
        if (taken().allMatch(TlsVersion::isDeprecated)) {
            findings.add(
                    at,
                    "supports neither TLS 1.2 nor TLS 1.3.",
                    "Set TLSv1.2 and TLSv1.3 in %s; if they are set, check the server's log to see why neither works."
                            .formatted(key(Setting.PROTOCOLS)));
            return;
        }
        for (TlsVersion version : List.of(TlsVersion.TLS_1_2, TlsVersion.TLS_1_3)) {
            judgeConfigured(version);
        }
    }

    private void judgeConfigured(TlsVersion version) {
        Predicate<TlsHost> names =
                host -> EnabledProtocols.of(host.value(Setting.PROTOCOLS).orElse(EnabledProtocols.ALL))
                        .contains(version.javaName());
        if (!areSet(Setting.PROTOCOLS)) {
            return;
        }
        if (!answers.takes(version) && hosts.stream().allMatch(names)) {
            findings.add(
                    at,
                    "doesn't accept %s, which %s contains.".formatted(version, key(Setting.PROTOCOLS)),
                    version == TlsVersion.TLS_1_3
                            ? "Start the server with Java 11 or later, and set a TLS 1.3 suite in %s."
                                    .formatted(key(Setting.CIPHERS))
                            : "Set a TLS 1.2 suite in %s that matches the certificate's key."
                                    .formatted(key(Setting.CIPHERS)));
        } else if (answers.takes(version) && hosts.stream().noneMatch(names)) {
            findings.add(
                    at,
                    "accepts %s, which %s doesn't contain.".formatted(version, key(Setting.PROTOCOLS)),
                    "Look for another setting of the port that overrides it.");
        }
    }

    private void judgeSuites() {
        var weak = suites(suite -> !CipherSuites.isStrong(suite.name()));
        if (!weak.isEmpty()) {
            findings.add(
                    at,
                    "accepts suites without authenticated encryption or forward secrecy: %s.".formatted(shown(weak)),
                    "Set only suites with ECDHE and GCM or ChaCha20 in %s.".formatted(key(Setting.CIPHERS)));
        }
        var named = hosts.stream()
                .flatMap(host -> host.value(Setting.CIPHERS).stream())
                .flatMap(value -> CipherSuites.of(value).stream())
                .toList();
        var known = TlsSuite.all();
        // OpenSSL's names for groups of suites, such as HIGH, can't be compared.
        if (areSet(Setting.CIPHERS)
                && named.stream().allMatch(name -> known.stream().anyMatch(suite -> suite.isCalled(name)))) {
            var others = suites(suite ->
                    CipherSuites.isStrong(suite.name()) && named.stream().noneMatch(suite::isCalled));
            if (!others.isEmpty()) {
                findings.add(
                        at,
                        "accepts suites that %s doesn't contain: %s.".formatted(key(Setting.CIPHERS), shown(others)),
                        "Look for another setting of the port that overrides it.");
            }
        }
    }

    /** Skips deprecated versions: only one of their suites is known, and all are weak. */
    private List<TlsSuite> suites(Predicate<TlsSuite> which) {
        return taken().filter(version -> !version.isDeprecated())
                .flatMap(version -> answers.suites().get(version).stream())
                .filter(which)
                .toList();
    }

    private void judgeOrder() {
        boolean shouldChoose = !hosts.isEmpty()
                && hosts.stream()
                        .allMatch(host -> Boolean.parseBoolean(
                                host.value(Setting.SERVER_CHOOSES).orElse("")));
        if (shouldChoose && answers.serverChooses().equals(Optional.of(false))) {
            findings.add(
                    Severity.WARNING,
                    at,
                    "lets the client choose the cipher suite, although %s is true."
                            .formatted(key(Setting.SERVER_CHOOSES)),
                    "Look for another setting of the port that overrides it.");
        }
    }

    private void judgeRenegotiation() {
        if (answers.renegotiates().equals(Optional.of(true))) {
            findings.add(
                    Severity.WARNING,
                    at,
                    "lets clients renegotiate without limit: each renegotiation costs the server much more than the"
                            + " client.",
                    "Start the server with -Djdk.tls.rejectClientInitiatedRenegotiation=true, which the control"
                            + " renegotiation sets.");
        } else if (answers.takes(TlsVersion.TLS_1_2) && answers.renegotiates().isEmpty()) {
            findings.byHand(
                    at,
                    "renegotiation wasn't tested: that requires a client certificate that the server accepts.",
                    "Test it with a client certificate: openssl s_client -tls1_2, then R.");
        }
    }

    private void judgeClients(TlsHandshake handshake) {
        boolean isConnector = hosts.stream().anyMatch(host -> host.key(Setting.CLIENTS) != null);
        String word = hosts.stream()
                .flatMap(host -> host.value(Setting.CLIENTS).stream())
                .findFirst()
                .orElse("");
        var meant = isConnector ? ClientVerification.of(word) : ClientVerification.UNKNOWN;
        if (meant == ClientVerification.ON
                && !handshake.asksForCertificate()
                && !handshake.chain().isEmpty()) {
            findings.add(
                    at,
                    "doesn't request a client certificate, although %s is %s.".formatted(key(Setting.CLIENTS), word),
                    "Look for another setting of the port that overrides it.");
        } else if (meant == ClientVerification.OFF && handshake.asksForCertificate()) {
            findings.add(
                    at,
                    "requests client certificates, although %s doesn't ask for them.".formatted(key(Setting.CLIENTS)),
                    "Look for another setting of the port that overrides it.");
        } else if (meant == ClientVerification.ON) {
            judgeRefusal(handshake, word);
        }
        if (handshake.fault().isPresent() && !handshake.asksForCertificate()) {
            findings.add(
                    at,
                    "can't negotiate TLS with Java's own client: %s."
                            .formatted(Quoted.of(handshake.fault().get())),
                    "Check the server's log to see why the handshake fails.");
        }
    }

    private void judgeRefusal(TlsHandshake handshake, String word) {
        boolean isServed = handshake.fault().isEmpty();
        if (isServed && ClientVerification.isRequired(word)) {
            findings.add(
                    at,
                    "accepts clients without a certificate, although %s is %s.".formatted(key(Setting.CLIENTS), word),
                    "Look for another setting of the port that overrides it.");
        } else if (!isServed && handshake.asksForCertificate() && !ClientVerification.isRequired(word)) {
            findings.add(
                    at,
                    "rejects clients without a certificate, although %s is %s.".formatted(key(Setting.CLIENTS), word),
                    "Look for another setting of the port that overrides it.");
        }
    }

    private boolean areSet(Setting setting) {
        return !hosts.isEmpty()
                && hosts.stream().allMatch(host -> host.value(setting).isPresent());
    }

    /** The name of a setting where the port is configured. */
    private String key(Setting setting) {
        return hosts.stream().findFirst().map(host -> host.key(setting)).orElseGet(() -> switch (setting) {
            case PROTOCOLS -> "the protocols of the port";
            case CIPHERS -> "the cipher suites of the port";
            default -> "the settings of the port";
        });
    }

    private Stream<TlsVersion> taken() {
        return Arrays.stream(TlsVersion.values()).filter(answers::takes);
    }

    private static String text(Stream<TlsVersion> versions) {
        return versions.map(TlsVersion::toString).collect(Collectors.joining(" and "));
    }

    private static String shown(List<TlsSuite> suites) {
        String names = suites.stream().limit(SHOWN).map(TlsSuite::name).collect(Collectors.joining(", "));
        return suites.size() > SHOWN ? "%s and %s more".formatted(names, suites.size() - SHOWN) : names;
    }
}
