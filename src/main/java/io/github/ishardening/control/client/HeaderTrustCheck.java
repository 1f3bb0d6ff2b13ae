package io.github.ishardening.control.client;

import io.github.ishardening.control.Findings;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.connector.TlsHost.Setting;
import io.github.ishardening.inspection.store.KeystoreKeys;
import io.github.ishardening.inspection.store.KeystoreReference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks which clients a connector accepts on a version that trusts the identity they claim (CVE-2025-9312). If the
 * user accepted the risk, findings are waived, but stay in the report.
 */
record HeaderTrustCheck(Inspection inspection, Findings findings) {

    private static final int NO_AUTHORITY = -1;
    private static final String BELIEVED = ", and can act as any user, for example the administrator (CVE-2025-9312).";
    private static final String OR_UPDATE =
            " install an update that supports [client_certificate_based_authentication].";

    /** Checks the truststore of a connector that requests certificates. */
    void check(TlsHost host) throws IOException {
        Optional<KeystoreReference> general = general();
        var own = host.value(Setting.TRUSTSTORE)
                .filter(path -> general.filter(use -> path.endsWith(use.path())).isEmpty());
        if (own.isEmpty()) {
            findings.add(
                    host.at(Setting.CLIENTS),
                    "%s is %s: any client with a certificate from an authority or partner in the truststore is accepted"
                                    .formatted(
                                            host.key(Setting.CLIENTS),
                                            host.value(Setting.CLIENTS).orElse(""))
                            + BELIEVED,
                    "Turn off client certificates, give the connector its own truststore, or" + OR_UPDATE,
                    inspection.acceptedRisk());
            return;
        }
        for (String authority : publicAuthorities(own.get(), general)) {
            findings.add(
                    host.at(Setting.TRUSTSTORE),
                    "any client with a certificate from %s is accepted".formatted(authority) + BELIEVED,
                    "Trust the clients' own certificates there, or" + OR_UPDATE,
                    inspection.acceptedRisk());
        }
    }

    /** Authorities of the connector's own truststore that the server trusts anyway, other than its own. */
    private List<String> publicAuthorities(String own, Optional<KeystoreReference> general) throws IOException {
        var stores = inspection.stores();
        var trusted = general.flatMap(stores::file);
        return stores.files().stream()
                .filter(store -> own.endsWith(store.path()))
                .flatMap(store -> store.certificates().stream())
                .map(Map.Entry::getValue)
                .filter(certificate -> certificate.getBasicConstraints() != NO_AUTHORITY)
                .filter(certificate -> trusted.stream()
                        .flatMap(store -> store.trusted(certificate::equals).stream())
                        .anyMatch(alias -> !Cve20259312Check.isOwnAuthority(alias)))
                .map(certificate -> certificate.getSubjectX500Principal().getName())
                .toList();
    }

    private Optional<KeystoreReference> general() throws IOException {
        return inspection.stores().uses().truststores().stream()
                .filter(use -> use.names().equals(KeystoreKeys.TRUSTSTORE))
                .findFirst();
    }
}
