package io.github.ishardening.verification.check;

import io.github.ishardening.advisory.AdvisoryData;
import io.github.ishardening.control.Findings;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.request.Settings;
import io.github.ishardening.secret.Secret;
import io.github.ishardening.secret.SecretName;
import io.github.ishardening.verification.client.Trust;
import io.github.ishardening.verification.client.WebClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Has a check ask a server of the tests' own, which findings call by port 9443.
 *
 * @param base where it listens
 * @param configuration what it was started with
 * @param administrator who administers it
 * @param secrets the secrets available
 * @param triesPublishedPasswords whether published passwords may be tried
 * @param isForeign whether somebody else has started it
 */
record Asking(
        URI base,
        Optional<Inspection> configuration,
        Optional<Account> administrator,
        KnownSecrets secrets,
        boolean triesPublishedPasswords,
        boolean isForeign) {

    private static final int CONFIGURED = 9443;

    static Asking of(URI base) {
        return new Asking(base, Optional.empty(), Optional.empty(), KnownSecrets.none(), true, false);
    }

    Asking withAdministrator(String user, String password) {
        var account = new Account(user, Secret.of(password));
        return new Asking(base, configuration, Optional.of(account), secrets, triesPublishedPasswords, isForeign);
    }

    Asking withPasswordOfPortals(String password) {
        return new Asking(
                base,
                configuration,
                administrator,
                name -> Optional.of(Secret.of(password)).filter(any -> name.equals(SecretName.APP_PASSWORD)),
                triesPublishedPasswords,
                isForeign);
    }

    Asking elsewhere() {
        return new Asking(base, configuration, administrator, secrets, triesPublishedPasswords, true);
    }

    Asking withoutPublishedPasswords() {
        return new Asking(base, configuration, administrator, secrets, false, isForeign);
    }

    /** The same for a server that was started with what this one has. */
    Asking startedWith(AuditedServer server) throws IOException {
        return startedWith(server, AuditedServer.builds().request().settings());
    }

    Asking startedWith(AuditedServer server, Settings settings) throws IOException {
        var request = new InspectionRequest(
                settings,
                KnownSecrets.none(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                AdvisoryData.shipped());
        var inspection = Inspection.of(request, AuditedServer.builds().surroundings(), server.distribution());
        return new Asking(base, Optional.of(inspection), administrator, secrets, triesPublishedPasswords, isForeign);
    }

    /** What a check says, a line each: findings, then what is by hand, then what isn't applicable. */
    List<String> hear(ServerCheck check) throws IOException {
        var address = new ServerAddress("localhost", base.getPort(), base.getPort() - CONFIGURED, 0);
        var web = new WebClient(base, Trust.everybody(), Duration.ofSeconds(10));
        var server = new RunningServer(
                address,
                web,
                configuration,
                isForeign,
                false,
                Set.of(),
                administrator,
                secrets,
                Map.of(),
                triesPublishedPasswords,
                Instant.parse("2026-11-29T00:00:00Z"));
        var findings = new Findings(check.rule());
        check.ask(server, findings);
        var said = findings.all();
        var lines = new ArrayList<String>();
        said.findings().forEach(finding -> lines.add(AuditedServer.line(finding)));
        said.byHand()
                .forEach(
                        task -> lines.add("by hand %s: %s %s".formatted(task.location(), task.message(), task.cure())));
        said.notApplicable().forEach(undecided -> lines.add("not applicable: " + undecided.reason()));
        return lines;
    }
}
