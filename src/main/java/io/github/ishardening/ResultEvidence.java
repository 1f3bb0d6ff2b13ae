package io.github.ishardening;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.config.build.MavenBuild;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.DistributionLocation;
import io.github.ishardening.evidence.BuildRecord;
import io.github.ishardening.evidence.HardenedServer;
import io.github.ishardening.evidence.Materials;
import io.github.ishardening.evidence.Resource;
import io.github.ishardening.evidence.SavedServer;
import io.github.ishardening.file.Digests;
import io.github.ishardening.problem.Background;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The evidence of a saved result, collected before saving and written afterwards.
 *
 * @param task the goal's task
 * @param wanted the audit request
 * @param distribution the distribution to be saved
 * @param input the digest of the zip, computed while the audit runs; empty for a folder
 */
record ResultEvidence(
        ServerTask task, AuditRequest wanted, Distribution distribution, Optional<Background<String>> input) {

    private static final String DISTRIBUTION = "distribution";

    /** Deletes the evidence of an earlier result, and starts computing the input's digest. */
    static ResultEvidence begin(ServerTask task, AuditRequest wanted, Distribution distribution) throws IOException {
        task.place().evidence().forget();
        var input = distribution.isDirectory()
                ? Optional.<Background<String>>empty()
                : Optional.of(Digests.sha256InBackground(distribution.location()));
        return new ResultEvidence(task, wanted, distribution, input);
    }

    /** Collects the evidence of a result about to be saved, while its edits are staged. */
    Staged of(PolicyAudit.Audited audited) throws IOException {
        var server = HardenedServer.of(
                distribution, task.request().secretsMode(), audited.look().inventory());
        return new Staged(this, server, audited.report());
    }

    /**
     * A server that has passed its audit.
     *
     * @param evidence the other evidence
     * @param server the description of the server
     * @param report the audit's report
     */
    record Staged(ResultEvidence evidence, HardenedServer server, AuditReport report) {

        /**
         * Writes the evidence after the server was saved.
         *
         * @param result the hardened zip or folder
         * @param others the other files delivered
         */
        void write(Resource result, List<Resource> others) throws IOException {
            evidence.write(server, report, result, others);
        }
    }

    private void write(HardenedServer server, AuditReport report, Resource result, List<Resource> others)
            throws IOException {
        var build = task.place().build();
        var called = build.called(task.execution(), task.datedAt());
        var materials = new Materials(build.artifacts(), build.baseDirectory());
        var saved = new SavedServer(
                source(build, called),
                result,
                server,
                report,
                task.request().excludedControls(),
                called,
                materials.of(task.request(), wanted.files()));
        task.place().evidence().write(saved, others);
    }

    private Resource source(MavenBuild build, BuildRecord called) throws IOException {
        String name = Resource.name(distribution.location());
        if (input.isEmpty()) {
            return Resource.folder(name);
        }
        String sha256 = input.get().get();
        return Optional.ofNullable(called.parameters().get(DISTRIBUTION))
                .flatMap(named -> DistributionLocation.coordinates(named.toString(), build.baseDirectory()))
                .map(coordinates -> Resource.artifact(coordinates, name, sha256))
                .orElseGet(() -> Resource.file(name, sha256));
    }
}
