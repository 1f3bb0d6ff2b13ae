package io.github.ishardening.evidence;

import io.github.ishardening.audit.AuditReport;
import io.github.ishardening.distribution.Distribution;
import io.github.ishardening.distribution.source.DistributionPaths;
import io.github.ishardening.json.Json;
import io.github.ishardening.json.JsonReader;
import io.github.ishardening.problem.Problem;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * {@code result.json}: what a hardening made of what, for monitoring and for builds to come. Holds no secret, no key and no
 * time but those of certificates. Its schema is in the site: {@code schema/result-1.json}.
 *
 * @param members the members of the document
 */
record ResultDocument(Map<String, Object> members) {

    /** The member of a file of the server for its digest after the hardening. */
    static final String SHA256_AFTER = "sha256After";

    private static final String RESULT = "result";
    private static final String FILES = "files";
    private static final String NAME = "name";
    private static final String SHA256 = "sha256";
    private static final String EXCLUDED = "excluded";

    /** The document of a server that has been saved. */
    static ResultDocument of(SavedServer saved) {
        var server = saved.server();
        var report = saved.report();
        var certificates = new HeldCertificates(server.inventory());
        return new ResultDocument(Json.object(
                "$schema",
                EvidencePages.RESULT_SCHEMA,
                "plugin",
                Json.object(NAME, report.tool(), "version", report.version()),
                "input",
                json(saved.input()),
                RESULT,
                json(saved.result()),
                "product",
                server.productJson(),
                "secrets",
                server.secrets().json(),
                "roles",
                certificates.roles(),
                "trusted",
                certificates.trusted(),
                "unread",
                server.inventory().unread().stream().map(Problem::toString).toList(),
                FILES,
                server.filesJson(),
                RuleStates.MEMBER,
                RuleStates.of(report, saved.excluded())));
    }

    private static Map<String, Object> json(Resource resource) {
        return Json.object(NAME, resource.name(), SHA256, resource.sha256().orElse(null));
    }

    /** The document that an earlier goal wrote; empty if this is none. */
    static Optional<ResultDocument> read(byte[] text) {
        return JsonReader.object(text)
                .filter(members -> EvidencePages.RESULT_SCHEMA.equals(members.get("$schema")))
                .map(ResultDocument::new);
    }

    /**
     * Whether it is about this: a zip of this name and content, or a folder of this name in which all files that were
     * edited are as they were left.
     *
     * @param sha256 the digest of the zip; empty of a folder
     */
    boolean isOf(Distribution distribution, Optional<String> sha256) throws IOException {
        if (!(members.get(RESULT) instanceof Map<?, ?> result)
                || !Resource.name(distribution.location()).equals(result.get(NAME))
                || !Objects.equals(sha256.orElse(null), result.get(SHA256))) {
            return false;
        }
        return sha256.isPresent() || hasFilesOf(distribution);
    }

    private boolean hasFilesOf(Distribution distribution) throws IOException {
        if (!(members.get(FILES) instanceof List<?> files)) {
            return false;
        }
        for (Object each : files) {
            if (!(each instanceof Map<?, ?> file)
                    || !(file.get("path") instanceof String path)
                    || DistributionPaths.fault(path).isPresent()
                    || !Objects.equals(distribution.contentDigest(path).orElse(null), file.get(SHA256_AFTER))) {
                return false;
            }
        }
        return true;
    }

    /** The same with what a later audit of the result says; what the hardening left out stays said. */
    ResultDocument with(AuditReport report) {
        var states = RuleStates.of(report, Set.of());
        if (members.get(RuleStates.MEMBER) instanceof Map<?, ?> former && former.get(EXCLUDED) instanceof List<?> ids) {
            states.put(EXCLUDED, ids);
        }
        var updated = new LinkedHashMap<>(members);
        updated.put(RuleStates.MEMBER, states);
        return new ResultDocument(updated);
    }

    String text() {
        return Json.text(members);
    }
}
