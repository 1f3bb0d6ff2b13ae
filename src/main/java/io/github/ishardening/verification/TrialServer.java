package io.github.ishardening.verification;

import io.github.ishardening.certificate.Role;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.connector.ClientVerification;
import io.github.ishardening.inspection.connector.Connector;
import io.github.ishardening.inspection.connector.TlsHost;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.verification.check.Account;
import io.github.ishardening.verification.check.RunningServer;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is known about a server of this build before it runs. */
record TrialServer(Inspection inspection, KnownSecrets secrets, Map<Role, List<X509Certificate>> certificates) {

    /** The server, running with these ports and processes. */
    RunningServer at(TrialPorts ports, Set<Long> processes) throws IOException {
        var address = ports.address();
        var configuration = Optional.of(inspection).filter(each -> each.fault().isEmpty());
        return new RunningServer(
                address,
                new WebClient(
                        URI.create("https://%s:%s".formatted(address.host(), address.https())), Trust.everybody()),
                configuration,
                false,
                servesClientsOnly(configuration, ports),
                processes,
                configuration.isPresent() ? administrator() : Optional.empty(),
                secrets,
                certificates,
                true,
                inspection.now());
    }

    private static boolean servesClientsOnly(Optional<Inspection> configuration, TrialPorts ports) throws IOException {
        if (configuration.isEmpty()) {
            return false;
        }
        for (TlsHost host : Connector.tlsHosts(configuration.get())) {
            if (host.port().equals(OptionalInt.of(ports.https()))
                    && host.value(TlsHost.Setting.CLIENTS)
                            .filter(ClientVerification::isRequired)
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    private Optional<Account> administrator() throws IOException {
        var user = inspection.value("super_admin.username");
        var password = inspection.secret("super_admin.password");
        return user.isPresent() && password.isPresent()
                ? Optional.of(new Account(user.get(), password.get()))
                : Optional.empty();
    }
}
