package io.github.ishardening.verification.check;

import io.github.ishardening.audit.Location;
import io.github.ishardening.certificate.CertifiedNames;
import io.github.ishardening.certificate.DistinguishedName;
import io.github.ishardening.certificate.Role;
import io.github.ishardening.certificate.Validity;
import io.github.ishardening.control.Findings;
import io.github.ishardening.trust.CertificationPathValidator;
import io.github.ishardening.trust.PublishedKeys;
import io.github.ishardening.verification.client.Trust;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks the certificates that a server presents.
 *
 * @param anchors the trust anchors of clients
 * @param place the place where the anchors are, for messages
 * @param published the publicly known keys
 */
record PresentedCertificates(
        RunningServer server, List<X509Certificate> anchors, String place, PublishedKeys published, Findings findings) {

    private static final String HOSTNAME = "server.hostname";

    /**
     * Creates a check against the server's own authority and its truststore or, if its configuration isn't available,
     * Java's trust anchors.
     */
    static PresentedCertificates to(RunningServer server, Findings findings) throws IOException {
        var anchors = new ArrayList<X509Certificate>(server.certificates().getOrDefault(Role.CA, List.of()).stream()
                .limit(1)
                .toList());
        String place = "the keys directory";
        if (server.configuration().isPresent()) {
            place = "the truststore";
            server.configuration().get().stores().truststores().stream()
                    .flatMap(store -> store.opened().stream())
                    .forEach(store -> anchors.addAll(store.trusted().values()));
        } else {
            place = anchors.isEmpty() ? "what Java trusts" : "the keys directory or what Java trusts";
            // If another authority signed the certificate, the end of its chain is an anchor.
            var chain = server.certificates().getOrDefault(Role.TLS, List.of());
            chain.stream().skip(Math.max(0, chain.size() - 1)).forEach(anchors::add);
            anchors.addAll(Trust.ofJava());
        }
        return new PresentedCertificates(server, anchors, place, PublishedKeys.load(), findings);
    }

    /** The name by which clients call the server, if configured. */
    static Optional<String> hostname(RunningServer server) throws IOException {
        return server.configuration()
                .flatMap(inspection -> inspection.value(HOSTNAME))
                .filter(name -> !name.contains("@") && !name.contains("$"));
    }

    /**
     * Reports problems of a chain.
     *
     * @param at the port's location in findings
     * @param chain the chain, the server's own certificate first; ignored if empty
     * @param isHttps whether it is the HTTPS port, whose name and key are known
     */
    void judge(Location at, List<X509Certificate> chain, boolean isHttps) throws IOException {
        if (chain.isEmpty()) {
            return;
        }
        X509Certificate leaf = chain.get(0);
        var origin = published.origin(leaf);
        if (origin.isPresent()) {
            findings.add(
                    at,
                    "presents a certificate with a publicly known key (%s).".formatted(origin.get()),
                    "Harden the server: everyone has the private key.");
        } else {
            judgeKey(at, leaf, isHttps);
        }
        if (leaf.getNotAfter().toInstant().isBefore(server.now())) {
            findings.add(
                    at,
                    "presents a certificate that expired on %s.".formatted(Validity.day(leaf.getNotAfter())),
                    "Renew it, harden again and restart the server.");
        } else if (origin.isEmpty()) {
            judgePath(at, chain);
        }
        if (isHttps) {
            judgeName(at, CertifiedNames.of(leaf));
        }
    }

    private void judgeKey(Location at, X509Certificate leaf, boolean isHttps) {
        var roles = isHttps ? Stream.of(Role.TLS) : Stream.of(Role.TLS, Role.PRIMARY, Role.INTERNAL);
        var own = roles.flatMap(this::own).toList();
        if (!own.isEmpty() && !own.contains(leaf)) {
            findings.add(
                    at,
                    "presents a different certificate than the keys directory contains: %s."
                            .formatted(Quoted.of(DistinguishedName.of(leaf))),
                    isHttps
                            ? "Point [keystore.tls] and the connector's own settings to the store of the tls key."
                            : "Point the port's settings to a store with a key from the keys directory.");
        }
    }

    /** The certificates in the store of a role: Java may choose any of primary's, which include former ones. */
    private Stream<X509Certificate> own(Role role) {
        var chain = server.certificates().getOrDefault(role, List.of());
        var authorities = server.certificates().getOrDefault(Role.CA, List.of());
        return chain.stream()
                .limit(role == Role.PRIMARY ? chain.size() : 1)
                .filter(certificate -> !authorities.contains(certificate));
    }

    private void judgePath(Location at, List<X509Certificate> chain) {
        if (anchors.isEmpty()) {
            findings.byHand(
                    at,
                    "it is unknown whether clients trust the certificate: neither an authority nor the truststore is"
                            + " readable here.",
                    "Validate it where they are available.");
            return;
        }
        new CertificationPathValidator(anchors, place, server.now())
                .problem(chain)
                .ifPresent(problem -> findings.add(
                        at,
                        "presents a certificate that isn't trusted: its %s.".formatted(Quoted.of(problem)),
                        "Present it with the intermediate certificates up to a trusted authority."));
    }

    private void judgeName(Location at, CertifiedNames names) throws IOException {
        var configured = hostname(server);
        String name = configured.orElse(server.address().host());
        if (!names.covers(name)) {
            findings.add(
                    at,
                    "presents a certificate that doesn't cover %s%s; it covers %s."
                            .formatted(
                                    name,
                                    configured.isPresent() ? " (%s)".formatted(HOSTNAME) : "",
                                    Quoted.of(names.toString())),
                    configured.isPresent()
                            ? "Put the missing name into <hostname> or <keystores><tls><subjectAlternativeNames>, run harden and"
                                    + " restart the server."
                            : "Call the server by a name in its certificate, or have one issued for this name.");
        }
    }
}
