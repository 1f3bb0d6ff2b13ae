package io.github.ishardening.verification.check;

import io.github.ishardening.audit.NotApplicable;
import io.github.ishardening.audit.Rule;
import io.github.ishardening.control.Findings;
import io.github.ishardening.fixture.AuditedServer;
import io.github.ishardening.inspection.Inspection;
import io.github.ishardening.inspection.InspectionRequest;
import io.github.ishardening.inspection.store.KnownSecrets;
import io.github.ishardening.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** What a check says, line by line. */
record Looked(Findings said) {

    static Looked by(Rule rule) {
        return new Looked(new Findings(rule));
    }

    List<String> findings() {
        return said.all().findings().stream().map(AuditedServer::line).toList();
    }

    List<String> byHand() {
        return said.all().byHand().stream()
                .map(task -> "%s: %s %s".formatted(task.location(), task.message(), task.cure()))
                .toList();
    }

    List<String> notApplicable() {
        return said.all().notApplicable().stream().map(NotApplicable::reason).toList();
    }

    /** The secrets with which hardened kernels were made. */
    static KnownSecrets secrets() throws IOException {
        Properties secrets = AuditedServer.builds().secrets();
        return name -> Optional.ofNullable(secrets.getProperty(name.key())).map(Secret::of);
    }

    static Inspection inspection(AuditedServer server, KnownSecrets secrets, boolean existing) throws IOException {
        var builds = AuditedServer.builds();
        var request = new InspectionRequest(
                builds.request().settings(), secrets, Optional.empty(), Optional.empty(), Optional.empty(), existing);
        return Inspection.of(request, builds.surroundings(), server.distribution());
    }
}
